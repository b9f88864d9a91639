package social.kith.web.net;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import social.kith.web.TestPorts;
import social.kith.web.fault.Door;
import social.kith.web.process.NodeProcess;

/** Two nodes, each where it is put in an {@link Internet}, who meet by an invite and its reply. */
public final class TwoHomes implements AutoCloseable {
  private static final int PAGE_PORT = TestPorts.page(5_781);
  private static final int LINK_PORT = 25_484;

  /** Until the nodes are asked again, who need the processor themselves. */
  private static final long PAUSE_NANOS = 2_000_000;

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final Path folder;
  private final StunHost stun;
  private NodeProcess alice;
  private NodeProcess bob;
  private boolean replied;

  /**
   * Starts the nodes.
   *
   * @param server where STUN and TURN are
   * @param turn whether Alice has the TURN server; STUN both have
   */
  public TwoHomes(
      Path folder, Internet.Host alices, Internet.Host bobs, Internet.Host server, boolean turn)
      throws Exception {
    this.folder = folder;
    this.stun = new StunHost(server, folder);
    try {
      CompletableFuture<NodeProcess> first = begin("Alice", alices, 0);
      bob = begin("Bob", bobs, 1).get();
      alice = first.get();
      List<Map<String, Object>> asked = List.of(stun.server(false));
      ask(bob, asked);
      ask(alice, turn ? List.of(stun.server(false), stun.server(true)) : asked);
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  private static void ask(NodeProcess node, List<Map<String, Object>> servers) throws Exception {
    ObjectNode settings = (ObjectNode) node.get("/api/v1/settings");
    node.put("/api/v1/settings", settings.put("publicStun", false));
    node.put("/api/v1/ice-servers", Map.of("servers", servers));
  }

  private CompletableFuture<NodeProcess> begin(String name, Internet.Host host, int index)
      throws Exception {
    int port = PAGE_PORT + index;
    Path home = Files.createDirectories(folder).resolve(name);
    // A socket's path is short.
    Path socket = Files.createTempDirectory("kith").resolve("door");
    opened.add(Door.toNode(port, socket));
    NodeProcess.Host where =
        new NodeProcess.Host(
            behindOthers(host.prefix()),
            List.of(Door.class.getName(), socket.toString(), String.valueOf(port)),
            List.of());
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            NodeProcess node = new NodeProcess(home, name, port, LINK_PORT, where);
            opened.add(0, node);
            return node;
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        });
  }

  /** These nodes have time; tests beside them measure how soon theirs are there again. */
  private static List<String> behindOthers(List<String> prefix) {
    List<String> command = new ArrayList<>(List.of("nice", "-n", "5"));
    command.addAll(prefix);
    return command;
  }

  /** Alice's node. */
  public NodeProcess alice() {
    return alice;
  }

  /** Bob's node. */
  public NodeProcess bob() {
    return bob;
  }

  /**
   * Alice makes an invite, Bob uses it and hands the reply back.
   *
   * @return from Bob's use until both are contacts who are online; empty if that takes longer
   */
  public Optional<Duration> meet(Duration limit) throws Exception {
    return meet(alice, bob, limit);
  }

  /** Starts the node of somebody who is a contact of both then, and whom both see online. */
  void befriend(String name, Internet.Host host, Duration limit) throws Exception {
    NodeProcess friend = begin(name, host, 2).get();
    ask(friend, List.of(stun.server(false)));
    for (NodeProcess node : List.of(alice, bob)) {
      if (meet(friend, node, limit).isEmpty()) {
        throw new IllegalStateException(name + " did not meet them in time");
      }
    }
  }

  private Optional<Duration> meet(NodeProcess host, NodeProcess guest, Duration limit)
      throws Exception {
    JsonNode invite = host.post("/api/v1/invites", Map.of("validMinutes", 15));
    long begun = System.nanoTime();
    guest.post("/api/v1/pairings", Map.of("invite", invite.get("code").asText()));
    String guests = guest.id();
    long patience = begun + Duration.ofSeconds(3).toNanos();
    long deadline = begun + limit.toNanos();
    replied = false;
    while (host.find(guests) == null) {
      if (System.nanoTime() > deadline) {
        return Optional.empty();
      }
      if (!replied && System.nanoTime() > patience) {
        replied = reply(host, guest);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    host.post("/api/v1/contacts/" + guests + "/confirm", Map.of());
    return awaitOnline(host, guest, deadline) ? Optional.of(since(begun)) : Optional.empty();
  }

  /** Whether the invite alone did not do, and a reply was handed back. */
  boolean replied() {
    return replied;
  }

  /** Whether there was one to hand back. */
  private static boolean reply(NodeProcess host, NodeProcess guest) throws Exception {
    for (JsonNode pairing : guest.get("/api/v1/pairings")) {
      if (pairing.hasNonNull("reply")) {
        host.post("/api/v1/invites/reply", Map.of("reply", pairing.get("reply").asText()));
        return true;
      }
    }
    return false;
  }

  /**
   * Both nodes are stopped and started again at the same time.
   *
   * @return from when both pages answer until both are online; empty if that takes longer
   */
  public Optional<Duration> meetAgain(Duration limit) throws Exception {
    alice.close();
    bob.close();
    NodeProcess.startAll(List.of(alice, bob));
    long begun = System.nanoTime();
    return awaitOnline(alice, bob, begun + limit.toNanos())
        ? Optional.of(since(begun))
        : Optional.empty();
  }

  /**
   * Something happens to the network in the middle of a session, and Alice shares a post.
   *
   * @return from then until Bob has the post; empty if that takes longer
   */
  public Optional<Duration> goOn(Runnable change, Duration limit) throws Exception {
    long begun = System.nanoTime();
    change.run();
    JsonNode post =
        alice.post(
            "/api/v1/posts",
            Map.of("text", "From elsewhere", "photos", List.of(), "audience", List.of(bob.id())));
    String id = post.get("id").asText();
    while (!bob.get("/api/v1/posts").findValuesAsText("id").contains(id)) {
      if (System.nanoTime() > begun + limit.toNanos()) {
        return Optional.empty();
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return Optional.of(since(begun));
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** Whether both see the other online before then. */
  private static boolean awaitOnline(NodeProcess one, NodeProcess other, long deadline)
      throws Exception {
    while (!isOnline(one, other) || !isOnline(other, one)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return true;
  }

  /** Whether both see each other online now. */
  boolean isOnline() throws Exception {
    return isOnline(alice, bob) && isOnline(bob, alice);
  }

  private static boolean isOnline(NodeProcess node, NodeProcess other) throws Exception {
    JsonNode contact = node.find(other.id());
    return contact != null
        && contact.get("state").asText().equals("CONFIRMED")
        && NodeProcess.isOnline(contact);
  }

  /** How Alice's node says that it reaches Bob's, when it has looked at the link just now. */
  public String path() throws Exception {
    return alice.get("/api/v1/contacts/" + bob.id() + "/path").get("state").asText();
  }

  /** How Alice's node came to know the addresses at which it has tried Bob's since its start. */
  List<String> sources() throws Exception {
    JsonNode path = alice.get("/api/v1/contacts/" + bob.id() + "/path");
    return path.get("attempts").findValuesAsText("source");
  }

  /** What Alice's node found out about one thing. */
  String finding(String id) throws Exception {
    for (JsonNode check : alice.get("/api/v1/doctor")) {
      if (check.get("id").asText().equals(id)) {
        return check.get("words").asText();
      }
    }
    throw new IllegalArgumentException("nothing is called " + id);
  }

  /** Turns a setting of Alice's node. */
  void turn(String setting, boolean on) throws Exception {
    ObjectNode settings = (ObjectNode) alice.get("/api/v1/settings");
    alice.put("/api/v1/settings", settings.put(setting, on));
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    stun.close();
  }
}
