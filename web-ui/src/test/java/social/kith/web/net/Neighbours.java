package social.kith.web.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import social.kith.crypto.KeyFile;
import social.kith.crypto.NodeKeys;
import social.kith.crypto.Secret;
import social.kith.node.NodeConfig;
import social.kith.node.NodeHost;
import social.kith.storage.Contact;
import social.kith.storage.ContactState;
import social.kith.storage.Home;
import social.kith.storage.Standing;
import social.kith.storage.Store;

/**
 * Many nodes in one process, each with the four nearest ones of a ring as contacts, which are all
 * stopped and then all started again. A process of its own, in a network of its own, so that all
 * that is sent there is theirs.
 */
public final class Neighbours {
  private static final int REACH = 2;
  private static final int FIRST_PORT = 20_000;
  private static final int PORTS_EACH = 32;
  private static final int PORT_STEP = 2;
  private static final long LOOK_NANOS = 20_000_000;

  private final Path folder;
  private final int nodes;
  private List<NodeHost> running = List.of();

  /**
   * How it went.
   *
   * @param links between two nodes each
   * @param startedMs until the last node had started
   * @param onlineMs until all links stood, from the same moment
   * @param packets of UDP until then, both directions of all links together
   */
  public record Outcome(int links, double startedMs, double onlineMs, long packets) {}

  private Neighbours(Path folder, int nodes) {
    this.folder = folder;
    this.nodes = nodes;
  }

  /** Has so many nodes restart in one of these networks, and waits until all are linked again. */
  public static Outcome restart(Namespaces network, String name, Path folder, int nodes)
      throws IOException {
    // Tests beside this one measure how soon their nodes are there again.
    List<String> command = new ArrayList<>(List.of("nice", "-n", "10"));
    command.addAll(network.prefix(name));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-Dorg.slf4j.simpleLogger.log.social.kith=error"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Neighbours.class.getName(), folder.toString(), "" + nodes));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      if (line == null) {
        throw new IllegalStateException("the nodes ended without a word");
      }
      String[] words = line.split(" ");
      return new Outcome(
          Integer.parseInt(words[0]),
          Double.parseDouble(words[1]),
          Double.parseDouble(words[2]),
          Long.parseLong(words[3]));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Prints one line: links, milliseconds, milliseconds, packets. */
  public static void main(String[] args) throws Exception {
    Neighbours all = new Neighbours(Path.of(args[0]), Integer.parseInt(args[1]));
    all.meet();
    all.start();
    all.awaitLinks();
    all.stop();
    long packets = sent();
    long begun = System.nanoTime();
    all.start();
    double startedMs = (System.nanoTime() - begun) / 1e6;
    all.awaitLinks();
    double onlineMs = (System.nanoTime() - begun) / 1e6;
    System.out.println(
        all.nodes * REACH + " " + startedMs + " " + onlineMs + " " + (sent() - packets));
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private Path home(int node) {
    return folder.resolve("node" + node);
  }

  /** The port of the link to the contact that is so many places further in the ring. */
  private static int port(int node, int place) {
    int index = place < 0 ? place + REACH : place + REACH - 1;
    return FIRST_PORT + node * PORTS_EACH + index * PORT_STEP;
  }

  /** Writes down what pairing leaves. */
  private void meet() throws Exception {
    List<NodeKeys> keys = new ArrayList<>();
    List<Secret> pairs = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      Files.createDirectories(home(node));
      keys.add(NodeKeys.generate());
      KeyFile.in(home(node)).create(keys.get(node));
      for (int place = 1; place <= REACH; place++) {
        pairs.add(Secret.random());
      }
    }
    for (int node = 0; node < nodes; node++) {
      try (Home home = Home.hold(home(node));
          Store store = Store.open(home, keys.get(node).storageKey())) {
        for (int place : new int[] {-2, -1, 1, 2}) {
          int other = Math.floorMod(node + place, nodes);
          Secret pair = pairs.get((place > 0 ? node : other) * REACH + Math.abs(place) - 1);
          Contact contact =
              contact(keys.get(other), port(node, place), port(other, -place), "Node " + other);
          store.update(tx -> store.contacts().put(tx, contact, pair)).join();
        }
      }
    }
  }

  private static Contact contact(NodeKeys keys, int ownPort, int theirPort, String name) {
    return new Contact(
        keys.identity().id(),
        keys.identity().key(),
        name,
        ContactState.CONFIRMED,
        ownPort,
        List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), theirPort)),
        "123456",
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        Standing.GOOD);
  }

  private void start() throws Exception {
    List<Callable<NodeHost>> starts = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      NodeConfig config =
          new NodeConfig(home(node), NodeConfig.Network.LOOPBACK, FIRST_PORT + node * PORTS_EACH);
      starts.add(() -> NodeHost.start(config));
    }
    running = atOnce(starts, Runtime.getRuntime().availableProcessors());
  }

  /** Each waits for its last packets. */
  private void stop() throws Exception {
    List<Callable<NodeHost>> stops = new ArrayList<>();
    for (NodeHost host : running) {
      stops.add(
          () -> {
            host.close();
            return host;
          });
    }
    running = List.of();
    List<NodeHost> unused = atOnce(stops, nodes);
  }

  private static <T> List<T> atOnce(List<Callable<T>> tasks, int threads) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : executor.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } finally {
      executor.shutdown();
    }
  }

  private void awaitLinks() {
    for (NodeHost host : running) {
      while (!host.node().contacts().stream().allMatch(contact -> contact.link().online())) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  /** UDP packets that were sent in this network so far. */
  private static long sent() throws IOException {
    List<String[]> udp =
        Files.readAllLines(Path.of("/proc/net/snmp")).stream()
            .filter(line -> line.startsWith("Udp: "))
            .map(line -> line.split(" "))
            .toList();
    return Long.parseLong(udp.get(1)[Arrays.asList(udp.get(0)).indexOf("OutDatagrams")]);
  }
}
