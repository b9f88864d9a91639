package social.kith.web.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;
import social.kith.node.KithException;
import social.kith.node.LiveEnding;
import social.kith.node.LiveKind;
import social.kith.node.LiveListener;
import social.kith.node.LivePersonView;
import social.kith.node.LiveSeat;
import social.kith.node.LiveStart;
import social.kith.node.NodeHost;
import social.kith.web.http.Json;
import social.kith.web.http.JsonProblems;

/**
 * One page's place in a stream or a call, as long as its socket is open. Called by one thread at a
 * time.
 */
public final class LiveSocket implements Session.Listener.AutoDemanding {
  private final NodeHost host;
  private final Consumer<LiveSocket> onClosed;
  private volatile @Nullable Session session;
  private volatile @Nullable LiveSeat seat;
  private volatile boolean closed;

  LiveSocket(NodeHost host, Consumer<LiveSocket> onClosed) {
    this.host = host;
    this.onClosed = onClosed;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
  }

  @Override
  public void onWebSocketText(String text) {
    try {
      handle(Json.read(text.getBytes(StandardCharsets.UTF_8), PageMessage.class));
    } catch (IOException e) {
      refuse(JsonProblems.describe(e));
    } catch (KithException e) {
      refuse(String.valueOf(e.getMessage()));
    }
  }

  private void handle(PageMessage message) {
    LiveSeat taken = seat;
    if (message instanceof PageMessage.Say say) {
      if (taken == null) {
        throw new KithException(
            KithException.Kind.CONFLICT, "This page is in no stream or call. Start or join first.");
      }
      taken.say(say.to(), say.text());
    } else if (taken != null) {
      throw new KithException(
          KithException.Kind.CONFLICT, "A socket is for one stream or call. Open another one.");
    } else if (message instanceof PageMessage.Start start) {
      sit(host.node().live().start(wished(start), new Events()));
    } else if (message instanceof PageMessage.Join join) {
      sit(host.node().live().join(join.room(), new Events()));
    }
  }

  /** The page may have gone meanwhile. */
  private void sit(LiveSeat given) {
    seat = given;
    if (closed) {
      given.leave();
    }
  }

  private static LiveStart wished(PageMessage.Start start) {
    boolean stream = start.kind() == LiveKind.STREAM;
    return new LiveStart(
        start.kind(),
        start.title().orElse(""),
        start.video().orElse(stream),
        start.audience(),
        start.leaveLine().orElse(false));
  }

  private void refuse(String detail) {
    send(new NodeMessage.Refused(detail));
    if (seat == null) {
      close();
    }
  }

  private void send(NodeMessage message) {
    Session open = session;
    if (open != null && open.isOpen()) {
      open.sendText(
          new String(Json.writeTyped(message.type(), message), StandardCharsets.UTF_8),
          Callback.from(() -> {}, failed -> open.disconnect()));
    }
  }

  /** Closes the socket after what was sent. */
  void close() {
    Session open = session;
    if (open != null) {
      open.close(StatusCode.NORMAL, "", Callback.NOOP);
    }
  }

  @Override
  public void onWebSocketClose(int status, String reason, Callback callback) {
    closed = true;
    LiveSeat taken = seat;
    if (taken != null) {
      taken.leave();
    }
    onClosed.accept(this);
    callback.succeed();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    // A close follows.
  }

  private final class Events implements LiveListener {
    @Override
    public void admitted(String room, int number, List<LivePersonView> present) {
      send(new NodeMessage.Admitted(room, number, present, host.node().live().iceServers().used()));
    }

    @Override
    public void came(LivePersonView who) {
      send(new NodeMessage.Came(who));
    }

    @Override
    public void left(int number) {
      send(new NodeMessage.Left(number));
    }

    @Override
    public void signal(int from, String text) {
      send(new NodeMessage.Said(from, text));
    }

    @Override
    public void ended(LiveEnding why, String words) {
      send(new NodeMessage.Ended(why, words));
      close();
    }

    @Override
    public void moved(String room) {
      send(new NodeMessage.Moved(room));
      close();
    }
  }
}
