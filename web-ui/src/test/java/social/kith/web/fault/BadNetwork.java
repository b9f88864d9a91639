package social.kith.web.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.kith.web.net.Namespaces;

/**
 * Two hosts, left and right, each in a network namespace of its own, and between them a network
 * that is as bad as one wishes: what one sends is taken up by a relay that has the other's address
 * in the sender's network, is lost or late, and is sent on by a relay that has the sender's address
 * in the other's network. Needs Linux and root, and nothing of the kernel but namespaces.
 */
public final class BadNetwork implements AutoCloseable {
  private static final String DEVICE = "cable";
  private static final String NET = "10.203.9.";

  /** Address of the left host. */
  public static final String LEFT = NET + 1;

  /** Address of the right host. */
  public static final String RIGHT = NET + 2;

  private static final int PORTS = 12;

  private final Namespaces spaces = new Namespaces();
  private final List<Process> relays = new ArrayList<>();

  private BadNetwork() {}

  /**
   * Lays the cables and starts the relays; empty where this process may not.
   *
   * @param leftPort first UDP port of the left host, of which it uses a few
   * @param rightPort likewise
   */
  public static Optional<BadNetwork> open(Path folder, int leftPort, int rightPort)
      throws Exception {
    BadNetwork network = new BadNetwork();
    if (!network.spaces.add("l")) {
      return Optional.empty();
    }
    for (String other : List.of("r", "ml", "mr")) {
      network.spaces.add(other);
    }
    network.lay("l", 1, "ml", 2);
    network.lay("r", 2, "mr", 1);
    Path pipe = folder.resolve("pipe");
    Process listener = network.relay("ml", 2, rightPort, "listen", pipe);
    if (listener.getInputStream().read() < 0) {
      throw new IllegalStateException("a relay did not start");
    }
    network.relay("mr", 1, leftPort, "connect", pipe);
    return Optional.of(network);
  }

  private void lay(String host, int hostAddress, String relay, int relayAddress) {
    spaces.cable(host, DEVICE, relay, DEVICE);
    spaces.in(host, "addr add %s%d/24 dev %s", NET, hostAddress, DEVICE);
    spaces.in(relay, "addr add %s%d/24 dev %s", NET, relayAddress, DEVICE);
  }

  private Process relay(String relay, int address, int firstPort, String way, Path pipe)
      throws IOException {
    List<String> command = new ArrayList<>(spaces.prefix(relay));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(BadRelay.class.getName(), NET + address, String.valueOf(firstPort)));
    command.addAll(List.of(String.valueOf(PORTS), way, pipe.toString()));
    Process started =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    relays.add(started);
    return started;
  }

  /** What comes before a command to run it on the left host. */
  public List<String> left() {
    return spaces.prefix("l");
  }

  /** What comes before a command to run it on the right host. */
  public List<String> right() {
    return spaces.prefix("r");
  }

  /**
   * What the network does to what goes one way.
   *
   * @param delayMs how late all of it comes
   * @param lossPercent how many of a hundred packets get lost
   * @param bytesPerSecond how much goes through; 0 if all does
   */
  public record Way(int delayMs, int lossPercent, int bytesPerSecond) {
    /** Nothing at all. */
    public static final Way GOOD = new Way(0, 0, 0);
  }

  /** From now on both ways are so. */
  public void set(Way both) throws IOException {
    set(both, both);
  }

  /** From now on the ways are so. */
  public void set(Way toRight, Way toLeft) throws IOException {
    say(relays.get(0), toRight);
    say(relays.get(1), toLeft);
  }

  private static void say(Process relay, Way way) throws IOException {
    OutputStream input = relay.getOutputStream();
    String line = way.delayMs + " " + way.lossPercent + " " + way.bytesPerSecond + "\n";
    input.write(line.getBytes(StandardCharsets.US_ASCII));
    input.flush();
  }

  @Override
  public void close() throws Exception {
    for (Process relay : relays) {
      relay.destroyForcibly().waitFor();
    }
    spaces.close();
  }
}
