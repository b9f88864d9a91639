package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;

/** Streams and calls between three nodes: who comes in, what passes, and how it ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveIT {
  @TempDir static Path folder;
  private TestNode alice;
  private TestNode bob;
  private TestNode carol;

  @BeforeAll
  void start() throws Exception {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    carol = new TestNode(folder.resolve("carol"), "Carol");
    alice.pair(bob);
    alice.pair(carol);
  }

  @AfterAll
  void stop() {
    Stream.of(alice, bob, carol).forEach(TestNode::close);
  }

  @AfterEach
  void nothingIsLeft() {
    alice.node().live().view().rooms().stream()
        .filter(LiveRoomView::own)
        .forEach(room -> alice.node().live().end(room.id()));
    for (TestNode node : List.of(alice, bob, carol)) {
      await().atMost(TestNode.LIMIT).until(() -> rooms(node).isEmpty());
    }
  }

  private static List<LiveRoomView> rooms(TestNode node) {
    return node.node().live().view().rooms();
  }

  private LiveSeat start(LiveKind kind, HeardLive heard, TestNode... audience) {
    return alice
        .node()
        .live()
        .start(
            new LiveStart(kind, "", true, Stream.of(audience).map(TestNode::id).toList(), false),
            heard);
  }

  /** The one room that a contact of Alice may come into. */
  private static LiveRoomView offered(TestNode node) {
    await().atMost(TestNode.LIMIT).until(() -> rooms(node).size() == 1);
    return rooms(node).get(0);
  }

  private static LiveSeat join(TestNode node, HeardLive heard) {
    return node.node().live().join(offered(node).id(), heard);
  }

  @Test
  void viewersHearTheHostAloneAndTheHostHearsThem() {
    HeardLive host = new HeardLive();
    HeardLive b = new HeardLive();
    HeardLive c = new HeardLive();
    LiveSeat stream = start(LiveKind.STREAM, host, bob, carol);
    host.await("in 0 with []");
    LiveSeat first = join(bob, b);
    b.await("in 1 with [Alice]");
    host.await("came 1 Bob");
    join(carol, c);
    c.await("in 2 with [Alice]");
    stream.say(1, "offer");
    b.await("0: offer");
    first.say(0, "answer");
    host.await("1: answer");
    first.say(2, "to Carol");
    first.say(0, "last");
    host.await("1: last");
    stream.leave();
    b.await("ended ENDED");
    c.await("ended ENDED");
    assertThat(c.all).containsExactly("in 2 with [Alice]", "left 0", "ended ENDED");
    assertThat(b.all).doesNotContain("came 2 Carol");
  }

  @Test
  void whoIsNotInTheAudienceHearsNothing() {
    start(LiveKind.STREAM, new HeardLive(), bob);
    String room = offered(bob).id();
    assertThat(rooms(carol)).isEmpty();
    assertThatThrownBy(() -> carol.node().live().join(room, new HeardLive()))
        .isInstanceOfSatisfying(
            KithException.class, e -> assertThat(e.kind()).isEqualTo(KithException.Kind.NOT_FOUND));
  }

  @Test
  void whoIsLetGoIsOut() {
    HeardLive host = new HeardLive();
    HeardLive b = new HeardLive();
    start(LiveKind.STREAM, host, bob);
    join(bob, b);
    host.await("came 1 Bob");
    alice.node().live().dismiss(rooms(alice).get(0).id(), bob.id());
    b.await("ended ENDED");
    host.await("left 1");
    await().atMost(TestNode.LIMIT).until(() -> rooms(bob).isEmpty());
  }

  @Test
  void aBlockedContactIsOut() {
    HeardLive host = new HeardLive();
    HeardLive b = new HeardLive();
    start(LiveKind.STREAM, host, bob);
    join(bob, b);
    host.await("came 1 Bob");
    alice.node().blockContact(bob.id());
    host.await("left 1");
    await().atMost(TestNode.LIMIT).until(() -> rooms(bob).isEmpty());
    alice.node().unblockContact(bob.id());
    alice.awaitOnline(bob);
    assertThat(rooms(bob)).isEmpty();
  }

  @Test
  void everybodyInACallHearsEverybody() {
    HeardLive host = new HeardLive();
    HeardLive b = new HeardLive();
    HeardLive c = new HeardLive();
    LiveSeat call = start(LiveKind.CALL, host, bob, carol);
    assertThat(offered(bob).ringing()).isTrue();
    LiveSeat first = join(bob, b);
    host.await("came 1 Bob");
    LiveSeat second = join(carol, c);
    c.await("in 2 with [Alice, Bob]");
    b.await("came 2 Carol");
    second.say(1, "to Bob");
    b.await("2: to Bob");
    call.leave();
    b.await("left 0");
    first.say(2, "still here");
    c.await("1: still here");
    first.leave();
    c.await("ended ENDED");
  }

  @Test
  void aCallIsDeclined() {
    HeardLive host = new HeardLive();
    start(LiveKind.CALL, host, bob);
    bob.node().live().decline(offered(bob).id());
    host.await("ended DECLINED");
  }

  @Test
  void whoIsInACallIsBusyAndHearsThatTheyWereCalled() throws Exception {
    try (TestNode dora = new TestNode(folder.resolve("dora"), "Dora")) {
      dora.pair(bob);
      HeardLive host = new HeardLive();
      start(LiveKind.CALL, host, bob);
      join(bob, new HeardLive());
      host.await("came 1 Bob");
      HeardLive other = new HeardLive();
      dora.node()
          .live()
          .start(new LiveStart(LiveKind.CALL, "", false, List.of(bob.id()), false), other);
      other.await("ended BUSY");
      await()
          .atMost(TestNode.LIMIT)
          .until(() -> bob.events.contains(new NodeEvent.Notice("You missed a call from Dora.")));
      assertThatThrownBy(
              () ->
                  bob.node()
                      .live()
                      .start(
                          new LiveStart(LiveKind.CALL, "", false, List.of(dora.id()), false),
                          other))
          .hasMessageContaining("in a call already");
      bob.node().removeContact(dora.id());
    }
  }

  @Test
  void aCallThatIsGivenUpWasMissed() {
    LiveSeat call = start(LiveKind.CALL, new HeardLive(), carol);
    offered(carol);
    carol.events.clear();
    call.leave();
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> carol.events.contains(new NodeEvent.Notice("You missed a call from Alice.")));
  }

  @Test
  void aMissedCallStaysAmongTheNotices() throws Exception {
    LiveSeat call = start(LiveKind.CALL, new HeardLive(), carol);
    offered(carol);
    call.leave();
    await().atMost(TestNode.LIMIT).until(() -> missedCalls(carol).size() == 1);
    carol.restart();
    NoticeView notice = missedCalls(carol).get(0);
    assertThat(notice.who().name()).isEqualTo("Alice");
    assertThat(notice.seen()).isFalse();
    carol.awaitOnline(alice);
  }

  private static List<NoticeView> missedCalls(TestNode node) {
    return node.node().marks().notices().find(Notices.MAX).notices().stream()
        .filter(notice -> notice.kind() == NoticeView.Kind.CALL_MISSED)
        .toList();
  }

  private static LiveStart callTo(TestNode called) {
    return new LiveStart(LiveKind.CALL, "", true, List.of(called.id()), false);
  }

  @Test
  void whoCallsSomebodyThatIsCallingThemAnswers() {
    HeardLive atAlice = new HeardLive();
    HeardLive atBob = new HeardLive();
    start(LiveKind.CALL, atAlice, bob);
    offered(bob);
    bob.node().live().start(callTo(alice), atBob);
    atAlice.await("came 1 Bob");
    atBob.await("in 1 with [Alice]");
  }

  /** Neither has heard of the other's call when they begin: the calls become one. */
  @RepeatedTest(10)
  void whoCallEachOtherAtOnceAreInOneCall() throws Exception {
    HeardLive atAlice = new HeardLive();
    HeardLive atBob = new HeardLive();
    alice.events.clear();
    bob.events.clear();
    CompletableFuture<LiveSeat> alices =
        CompletableFuture.supplyAsync(() -> alice.node().live().start(callTo(bob), atAlice));
    bob.node().live().start(callTo(alice), atBob);
    alices.get();
    // Both are asked: either of them may be the one who has to move.
    await().atMost(TestNode.LIMIT).until(() -> met(alice, atAlice) & met(bob, atBob));
    assertThat(rooms(alice)).hasSize(1);
    assertThat(rooms(bob)).hasSize(1);
    assertThat(Stream.of(alice, bob).flatMap(node -> node.events.stream()))
        .as("nobody missed a call")
        .noneMatch(NodeEvent.Notice.class::isInstance);
    Stream.of(alice, bob)
        .forEach(
            node ->
                rooms(node).stream()
                    .filter(LiveRoomView::own)
                    .forEach(room -> node.node().live().end(room.id())));
  }

  /** Joins the other one's call if that is what the page was told, as the page does. */
  private static boolean met(TestNode node, HeardLive heard) {
    heard.all.stream()
        .filter(said -> said.startsWith("moved "))
        .findFirst()
        .ifPresent(
            moved -> {
              heard.all.remove(moved);
              node.node().live().join(moved.substring("moved ".length()), heard);
            });
    return heard.all.stream().anyMatch(said -> said.matches("came .*|in 1 with .*"));
  }

  @Test
  void onlyWhoIsOnlineIsCalled() throws Exception {
    TestNode dora = new TestNode(folder.resolve("off"), "Dora");
    alice.pair(dora);
    dora.close();
    await().atMost(TestNode.LIMIT).until(() -> !alice.online(dora));
    assertThatThrownBy(() -> start(LiveKind.CALL, new HeardLive(), dora))
        .isInstanceOfSatisfying(
            KithException.class,
            e -> assertThat(e.kind()).isEqualTo(KithException.Kind.UNAVAILABLE))
        .hasMessageContaining("Dora is offline");
    alice.node().removeContact(dora.id());
  }

  @Test
  void aStreamIsThereAgainAfterTheirRestart() throws Exception {
    start(LiveKind.STREAM, new HeardLive(), carol);
    offered(carol);
    carol.restart();
    carol.awaitOnline(alice);
    offered(carol);
  }

  @Test
  void titlesAndTextsHaveTheirLimits() {
    LiveSeat stream = start(LiveKind.STREAM, new HeardLive(), bob);
    stream.say(1, "t".repeat(32_768));
    assertThatThrownBy(() -> stream.say(1, "t".repeat(32_769)))
        .isInstanceOfSatisfying(
            KithException.class, e -> assertThat(e.kind()).isEqualTo(KithException.Kind.TOO_LARGE));
    assertThatThrownBy(
            () ->
                alice
                    .node()
                    .live()
                    .start(
                        new LiveStart(
                            LiveKind.STREAM, "t".repeat(101), true, List.of(bob.id()), false),
                        new HeardLive()))
        .hasMessageContaining("at most 100 characters");
    assertThatThrownBy(() -> start(LiveKind.STREAM, new HeardLive()))
        .isInstanceOfSatisfying(
            KithException.class, e -> assertThat(e.kind()).isEqualTo(KithException.Kind.INVALID));
  }

  @Test
  void whoWasNotAskedGetsNothingByAskingOverTheLink() throws Exception {
    TestNode victim = new TestNode(folder.resolve("victim"), "Victor");
    try (victim;
        Mallory mallory = Mallory.pairedWith(victim, folder.resolve("mallory"))) {
      victim.pair(bob);
      HeardLive host = new HeardLive();
      HeardLive b = new HeardLive();
      victim
          .node()
          .live()
          .start(new LiveStart(LiveKind.STREAM, "", true, List.of(bob.id()), false), host);
      String room = offered(bob).id();
      bob.node().live().join(room, b);
      host.await("came 1 Bob");
      List<byte[]> answers = new CopyOnWriteArrayList<>();
      mallory.link().answering((kind, body) -> remember(kind, body, answers));
      mallory.open();
      byte[] id = HexFormat.of().parseHex(room);
      mallory.send(6, map -> map.put(0, 2).put(1, id).put(2, 5)); // join
      mallory.send(6, map -> map.put(0, 8).put(1, id).put(2, 1).put(3, 0).put(4, "forged"));
      mallory.send(6, map -> map.put(0, 7).put(1, id).put(2, 1)); // leave, for Bob
      mallory.send(6, map -> map.put(0, 2).put(1, id).put(2, 6));
      await().atMost(TestNode.LIMIT).until(() -> answers.size() == 3);
      assertThat(host.all).containsExactly("in 0 with []", "came 1 Bob");
      assertThat(answers.stream().map(a -> (int) type(a))).containsExactly(1, 4, 4);
    }
  }

  private static void remember(int kind, byte[] body, List<byte[]> answers) {
    if (kind == 6) {
      answers.add(body.clone());
    }
  }

  private static long type(byte[] message) {
    try {
      return CborMap.decode(message, 100_000).requireLong(0, 1, 9);
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }
}
