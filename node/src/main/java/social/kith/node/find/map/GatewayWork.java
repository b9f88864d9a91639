package social.kith.node.find.map;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What is done with the router, on a thread of its own, since all of it waits. */
final class GatewayWork {
  private static final Duration CLOSING_LIMIT = Duration.ofMillis(1_500);

  private final Gateways gateways;
  private final Map<Integer, Integer> open = new LinkedHashMap<>();
  private @Nullable Gateway gateway;
  private volatile boolean ended;

  /**
   * A port.
   *
   * @param port of this machine
   * @param external port outside, as it is or is wished
   */
  record Port(int port, int external) {}

  /** What is to be done at one time. */
  record Pass(boolean anew, List<Port> closing, List<Port> asking) {}

  /** What was done for a port. */
  record Opened(MappingProtocol protocol, Grant grant) {}

  GatewayWork(Gateways gateways) {
    this.gateways = gateways;
  }

  /** Runs what it is given in its order; there is no thread while there is nothing. */
  static Executor thread() {
    ThreadPoolExecutor thread =
        new ThreadPoolExecutor(
            1,
            1,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread made = new Thread(task, "kith-ports");
              made.setDaemon(true);
              return made;
            });
    thread.allowCoreThreadTimeOut(true);
    return thread;
  }

  /**
   * Does it.
   *
   * @param told of each port, whether it is open; none any more once there is no router
   * @throws UncheckedIOException if there is none that opens ports
   */
  void run(Pass pass, BiConsumer<Integer, Optional<Opened>> told) {
    if (pass.anew()) {
      gateway = null;
    }
    pass.closing().forEach(this::close);
    for (Port wished : pass.asking()) {
      if (ended) {
        return;
      }
      told.accept(wished.port(), open(wished));
    }
  }

  private Optional<Opened> open(Port wished) {
    Gateway known = gateway;
    if (known != null) {
      try {
        return Optional.of(
            opened(wished.port(), known, known.map(wished.port(), wished.external())));
      } catch (RefusedException e) {
        open.remove(wished.port());
        return Optional.empty();
      } catch (IOException e) {
        gateway = null;
      }
    }
    try {
      Gateways.Found found = gateways.find(wished.port(), wished.external());
      gateway = found.gateway();
      return Optional.of(opened(wished.port(), found.gateway(), found.grant()));
    } catch (IOException e) {
      open.clear();
      throw new UncheckedIOException(e);
    }
  }

  private Opened opened(int port, Gateway by, Grant grant) {
    open.put(port, grant.external().getPort());
    return new Opened(by.protocol(), grant);
  }

  private void close(Port gone) {
    Gateway known = gateway;
    open.remove(gone.port());
    if (known != null) {
      try {
        known.unmap(gone.port(), gone.external());
      } catch (RefusedException e) {
        // It is not open then.
        return;
      } catch (IOException e) {
        gateway = null;
      }
    }
  }

  /** Closes all ports that are open, as far as that takes no long time. */
  void end() {
    long endNanos = System.nanoTime() + CLOSING_LIMIT.toNanos();
    for (Map.Entry<Integer, Integer> each : Map.copyOf(open).entrySet()) {
      if (System.nanoTime() < endNanos) {
        close(new Port(each.getKey(), each.getValue()));
      }
    }
    open.clear();
  }

  /** No more ports are opened. */
  void ending() {
    ended = true;
  }

  /** Why there is no router. */
  static Throwable cause(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null && !(cause instanceof IOException)) {
      cause = cause.getCause();
    }
    return cause;
  }
}
