package social.kith.web.live;

import java.util.List;
import social.kith.node.IceServerView;
import social.kith.node.LiveEnding;
import social.kith.node.LivePersonView;

/** What a page hears on its socket; the member {@code type} tells which. */
sealed interface NodeMessage {
  /** Its name on the wire. */
  String type();

  /** The page is in. Those present offer it connections. */
  record Admitted(
      String room, int number, List<LivePersonView> present, List<IceServerView> iceServers)
      implements NodeMessage {
    @Override
    public String type() {
      return "admitted";
    }
  }

  /** Somebody came: offer them a connection. */
  record Came(LivePersonView who) implements NodeMessage {
    @Override
    public String type() {
      return "came";
    }
  }

  /** Somebody left. */
  record Left(int number) implements NodeMessage {
    @Override
    public String type() {
      return "left";
    }
  }

  /** What somebody says to connect. */
  record Said(int from, String text) implements NodeMessage {
    @Override
    public String type() {
      return "signal";
    }

    /** Shows no text: it has addresses. */
    @Override
    public String toString() {
      return "Said[" + from + "]";
    }
  }

  /** It is over for this page; the socket closes. */
  record Ended(LiveEnding why, String words) implements NodeMessage {
    @Override
    public String type() {
      return "ended";
    }
  }

  /** Both called each other: the page joins the other's call; the socket closes. */
  record Moved(String room) implements NodeMessage {
    @Override
    public String type() {
      return "moved";
    }
  }

  /** The request was refused, with what to do; the socket closes if it was the first. */
  record Refused(String detail) implements NodeMessage {
    @Override
    public String type() {
      return "refused";
    }
  }
}
