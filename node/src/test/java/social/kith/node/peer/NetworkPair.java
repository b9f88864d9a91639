package social.kith.node.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Two network namespaces of Linux, left and right, with a cable between them. Needs root. */
public final class NetworkPair implements AutoCloseable {
  private static final String DEVICE = "cable";
  private static final String NET = "10.203.7.";

  private final String prefix = "kith" + ProcessHandle.current().pid();

  private NetworkPair() {}

  /** Lays the cable; empty where this process may not. */
  public static Optional<NetworkPair> open() {
    NetworkPair pair = new NetworkPair();
    if (!ip("netns add " + pair.name(true))) {
      return Optional.empty();
    }
    boolean laid =
        ip("netns add " + pair.name(false))
            && ip(
                "-n %s link add %s type veth peer name %s netns %s",
                pair.name(true), DEVICE, DEVICE, pair.name(false));
    if (!laid) {
      pair.close();
      return Optional.empty();
    }
    for (boolean left : List.of(true, false)) {
      pair.in(left, "link set lo up");
      pair.in(left, "link set %s up", DEVICE);
    }
    pair.addAddress(true, 1);
    pair.addAddress(false, 2);
    return Optional.of(pair);
  }

  private String name(boolean left) {
    return prefix + (left ? "l" : "r");
  }

  /** Gives a side the address that ends with this number. */
  public void addAddress(boolean left, int last) {
    in(left, "addr add %s%d/24 dev %s", NET, last, DEVICE);
  }

  /** Takes it away. */
  public void removeAddress(boolean left, int last) {
    in(left, "addr del %s%d/24 dev %s", NET, last, DEVICE);
  }

  /** What comes before a command to run it on this side. */
  public List<String> prefix(boolean left) {
    return List.of("ip", "netns", "exec", name(left));
  }

  private void in(boolean left, String command, Object... values) {
    if (!ip("-n " + name(left) + " " + String.format(command, values))) {
      throw new IllegalStateException("ip does not do: " + command);
    }
  }

  private static boolean ip(String command, Object... values) {
    List<String> words = new ArrayList<>(List.of("ip"));
    words.addAll(List.of(String.format(command, values).split(" ")));
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    boolean unused = ip("netns del " + name(true)) & ip("netns del " + name(false));
  }
}
