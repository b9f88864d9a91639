package social.kith.node;

import java.util.List;

/**
 * Hears what happens in a stream or a call that a page is in. Called in order, on a thread that it
 * must not hold.
 */
public interface LiveListener {
  /**
   * It is in.
   *
   * @param room its id
   * @param number its own
   * @param present who is there: they offer a connection to it
   */
  void admitted(String room, int number, List<LivePersonView> present);

  /** Somebody came: it offers them a connection. */
  void came(LivePersonView who);

  /** Somebody is there no longer. */
  void left(int number);

  /** What somebody there says, to connect. */
  void signal(int from, String text);

  /**
   * It is in no longer, or did not get in. Nothing follows.
   *
   * @param why in words; ends with what to do, if there is something
   */
  void ended(LiveEnding why, String words);

  /**
   * Both called each other, and the other one's call goes on: join it. Nothing follows.
   *
   * @param room its id
   */
  void moved(String room);
}
