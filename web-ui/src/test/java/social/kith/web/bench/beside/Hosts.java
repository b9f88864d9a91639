package social.kith.web.bench.beside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.kith.web.fault.BadNetwork;
import social.kith.web.fault.Door;
import social.kith.web.process.NodeProcess;

/** Two hosts with a Kith node each, on which Syncthings are started, too. */
final class Hosts implements AutoCloseable {
  private static final int KITH_PORT = 5_771;
  private static final int LINK_PORT = 26_800;
  private static final int LINK_PORTS_APART = 50;

  /** Of its own range, of which a node with one contact needs but a few. */
  private static final int SYNCTHING_OFFSET = 10;

  private static final int GUI_PORT = 5_775;

  private final Path folder;
  private final Optional<BadNetwork> network;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final KithPair kith;
  private int pairs;

  private Hosts(Path folder, Optional<BadNetwork> network) throws Exception {
    this.folder = folder;
    this.network = network;
    NodeProcess left = node(0, "Alice");
    NodeProcess right = node(1, "Bob");
    left.pair(right);
    kith = new KithPair(left, right);
  }

  /** Both on this machine, over 127.0.0.1. */
  static Hosts loopback(Path folder) throws Exception {
    return new Hosts(folder, Optional.empty());
  }

  /** Each in a network of its own, with a way between them; empty where this process may not. */
  static Optional<Hosts> apart(Path folder, BadNetwork.Way way) throws Exception {
    Files.createDirectories(folder);
    Optional<BadNetwork> network = BadNetwork.open(folder, LINK_PORT, LINK_PORT + LINK_PORTS_APART);
    if (network.isEmpty()) {
      return Optional.empty();
    }
    Hosts hosts = new Hosts(folder, network);
    network.get().set(way);
    return Optional.of(hosts);
  }

  private NodeProcess node(int host, String name) throws Exception {
    Path home = folder.resolve(name);
    int port = KITH_PORT + host;
    int linkPort = LINK_PORT + host * LINK_PORTS_APART;
    NodeProcess node;
    if (network.isEmpty()) {
      node = new NodeProcess(home, name, port, linkPort);
    } else {
      Path socket = folder.resolve(name + ".door");
      opened.add(Door.toNode(port, socket));
      List<String> main = List.of(Door.class.getName(), socket.toString(), String.valueOf(port));
      node =
          new NodeProcess(
              home, name, port, linkPort, new NodeProcess.Host(prefix(host), main, List.of()));
    }
    opened.add(0, node);
    return node;
  }

  private List<String> prefix(int host) {
    return network.map(it -> host == 0 ? it.left() : it.right()).orElse(List.of());
  }

  /** The nodes. */
  KithPair kith() {
    return kith;
  }

  /** A folder that is not there yet. */
  Path folder(String name) {
    return folder.resolve(name);
  }

  /** Two Syncthings, connected; closed by the caller. */
  SyncthingPair syncthing() throws Exception {
    pairs++;
    return new SyncthingPair(place(0), place(1));
  }

  /** Over TCP on this machine; over QUIC apart, as the network between takes no TCP. */
  private Syncthing.Place place(int host) throws IOException {
    Path home = folder.resolve("syncthing-" + pairs + "-" + host);
    int port = GUI_PORT + host;
    int listen = LINK_PORT + host * LINK_PORTS_APART + SYNCTHING_OFFSET;
    if (network.isEmpty()) {
      return new Syncthing.Place(
          List.of(), home, "127.0.0.1:" + port, port, "tcp://127.0.0.1:" + listen);
    }
    Path socket = folder.resolve("gui-" + pairs + "-" + host);
    int fresh = port + 2 * pairs;
    opened.add(Door.toNode(fresh, socket));
    return new Syncthing.Place(
        prefix(host),
        home,
        socket.toString(),
        fresh,
        "quic://" + (host == 0 ? BadNetwork.LEFT : BadNetwork.RIGHT) + ":" + listen);
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    if (network.isPresent()) {
      network.get().close();
    }
  }
}
