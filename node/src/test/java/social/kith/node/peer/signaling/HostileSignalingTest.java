package social.kith.node.peer.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.crypto.Identity;
import social.kith.crypto.IdentityKey;
import social.kith.node.loop.ManualLoop;
import social.kith.node.peer.signaling.HostileSignaling.Carried;

/** Proven names over a transport that does everything a transport can do. */
class HostileSignalingTest {
  private final ManualLoop loop = new ManualLoop();
  private final HostileSignaling hostile = new HostileSignaling(loop);
  private final Identity alice = Identity.generate();
  private final Identity bob = Identity.generate();
  private final Identity carol = Identity.generate();
  private final String aliceName = ProvenSignaling.name(alice.key());
  private final String bobName = ProvenSignaling.name(bob.key());
  private final String carolName = ProvenSignaling.name(carol.key());
  private final ProvenSignaling aliceSide = side(alice);
  private final ProvenSignaling bobSide = side(bob);
  private final HeardRoom aliceHeard = new HeardRoom();
  private final HeardRoom bobHeard = new HeardRoom();
  private RoomMembership aliceIn;
  private RoomMembership bobIn;

  private ProvenSignaling side(Identity who) {
    return new ProvenSignaling(hostile, who, loop, loop::schedule);
  }

  @BeforeEach
  void join() {
    aliceIn = aliceSide.join("room", aliceName, aliceHeard);
    bobIn = bobSide.join("room", bobName, bobHeard);
    loop.run();
  }

  private void meet() {
    hostile.introduce("room", aliceName, bobName);
    loop.run();
    assertThat(aliceHeard.events).containsExactly("open []", "joined " + bobName);
    assertThat(bobHeard.events).containsExactly("open []", "joined " + aliceName);
  }

  private List<String> bobsTexts() {
    return bobHeard.events.stream().filter(event -> event.startsWith("text ")).toList();
  }

  private void bring(Carried carried) {
    hostile.bring(carried);
    loop.run();
  }

  private void say(String text) {
    aliceIn.send(bobName, text);
    loop.run();
  }

  private Carried lastSaid() {
    return hostile.all.get(hostile.all.size() - 1);
  }

  @Test
  void whatIsDroppedIsMissingAndNoMore() {
    meet();
    hostile.on = carried -> {};
    say("one");
    hostile.on = hostile::bring;
    say("two");
    assertThat(bobsTexts()).containsExactly("text " + aliceName + " two");
    assertThat(bobSide.dropped()).isZero();
  }

  @Test
  void whatIsRepeatedOrLateIsDropped() {
    meet();
    say("one");
    Carried one = lastSaid();
    bring(one);
    hostile.on = carried -> {};
    say("two");
    Carried two = lastSaid();
    say("three");
    Carried three = lastSaid();
    bring(three);
    bring(two);
    bring(one);
    assertThat(bobsTexts())
        .containsExactly("text " + aliceName + " one", "text " + aliceName + " three");
    assertThat(bobSide.dropped()).isEqualTo(3);
  }

  @Test
  void whatIsChangedIsDropped() {
    meet();
    hostile.on = carried -> {};
    say("content");
    Carried said = lastSaid();
    for (int i = 0; i < said.text().length(); i++) {
      for (char other : new char[] {'0', '1', 'A', '\n', ' '}) {
        if (said.text().charAt(i) != other) {
          String changed = said.text().substring(0, i) + other + said.text().substring(i + 1);
          bring(new Carried("room", aliceName, bobName, changed));
        }
      }
      bring(new Carried("room", aliceName, bobName, said.text().substring(0, i)));
    }
    bring(new Carried("room", aliceName, bobName, said.text() + "x"));
    assertThat(bobsTexts()).isEmpty();
    bring(said);
    assertThat(bobsTexts()).containsExactly("text " + aliceName + " content");
  }

  @Test
  void whatIsMovedIsDropped() {
    ProvenSignaling carolSide = side(carol);
    HeardRoom carolHeard = new HeardRoom();
    HeardRoom bobOther = new HeardRoom();
    RoomMembership carolIn = carolSide.join("room", carolName, carolHeard);
    RoomMembership aliceOther = aliceSide.join("other", aliceName, new HeardRoom());
    RoomMembership bobOtherIn = bobSide.join("other", bobName, bobOther);
    loop.run();
    meet();
    hostile.introduce("other", aliceName, bobName);
    hostile.introduce("room", aliceName, carolName);
    hostile.introduce("room", bobName, carolName);
    loop.run();
    hostile.on = carried -> {};
    say("for bob, in room");
    Carried said = lastSaid();
    bring(new Carried("other", aliceName, bobName, said.text()));
    bring(new Carried("room", aliceName, carolName, said.text()));
    bring(new Carried("room", carolName, bobName, said.text()));
    bring(new Carried("room", bobName, aliceName, said.text()));
    assertThat(bobOther.events).containsExactly("open []", "joined " + aliceName);
    assertThat(carolHeard.events).noneMatch(event -> event.startsWith("text"));
    assertThat(aliceHeard.events).noneMatch(event -> event.startsWith("text"));
    assertThat(bobsTexts()).isEmpty();
    bring(said);
    assertThat(bobsTexts()).hasSize(1);
    assertThat(List.of(carolIn, aliceOther, bobOtherIn)).doesNotContainNull();
  }

  @Test
  void whatIsInventedIsDropped() {
    meet();
    hostile.on = carried -> {};
    say("true");
    String[] parts = lastSaid().text().split(" ", 3);
    for (String invented :
        List.of(
            "",
            "text",
            "plain words",
            "text 7\nfalse",
            "text 7 AAAA\nfalse",
            "text 99999999999999999999 AAAA\nfalse",
            "text -1 AAAA\nfalse",
            "text 8 " + parts[2],
            "proof AAAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAAA AAAA",
            "hello tooshort")) {
      bring(new Carried("room", aliceName, bobName, invented));
    }
    assertThat(bobsTexts()).isEmpty();
    assertThat(bobSide.dropped()).isEqualTo(10);
    assertThat(bobHeard.events).hasSize(2);
  }

  @Test
  void whoOnlyClaimsANameIsNeverTold() {
    hostile.on = carried -> {};
    hostile.at("room", bobName).onJoined(aliceName);
    loop.run();
    String challenge = lastSaid().text().substring("hello ".length());
    // Carol has a key, but not Alice's.
    Statement false1 = Statement.presence("room", aliceName, bobName, challenge, "s".repeat(22));
    String proof =
        new ProofMessage.Proof(challenge, "s".repeat(22), "", false1.signedBy(carol)).toText();
    bring(new Carried("room", aliceName, bobName, proof));
    for (String name : List.of("alice", aliceName + "=", bobName)) {
      hostile.at("room", bobName).onJoined(name);
      loop.run();
    }
    loop.pass(Duration.ofSeconds(30));
    assertThat(bobHeard.events).containsExactly("open []");
    assertThat(bobSide.dropped()).isEqualTo(4);
  }

  @Test
  void aProofThatComesTooLateIsNone() {
    hostile.on = carried -> {};
    hostile.at("room", bobName).onJoined(aliceName);
    loop.run();
    Statement statement = null;
    String challenge = lastSaid().text().substring("hello ".length());
    String session = "s".repeat(22);
    statement = Statement.presence("room", aliceName, bobName, challenge, session);
    String proof =
        new ProofMessage.Proof(challenge, session, "", statement.signedBy(alice)).toText();
    loop.pass(ProvenRoom.TICK.multipliedBy(2).minusMillis(1));
    loop.pass(Duration.ofMillis(1));
    bring(new Carried("room", aliceName, bobName, proof));
    assertThat(bobHeard.events).containsExactly("open []");
    hostile.at("room", bobName).onJoined(aliceName);
    loop.run();
    loop.pass(ProvenRoom.TICK.multipliedBy(2).minusMillis(1));
    challenge = lastSaid().text().substring("hello ".length());
    statement = Statement.presence("room", aliceName, bobName, challenge, session);
    proof = new ProofMessage.Proof(challenge, session, "", statement.signedBy(alice)).toText();
    bring(new Carried("room", aliceName, bobName, proof));
    assertThat(bobHeard.events).containsExactly("open []", "joined " + aliceName);
  }

  @Test
  void anOldSessionsTextsAreWorthNothing() {
    meet();
    say("one");
    bobIn.send(aliceName, "two");
    loop.run();
    List<Carried> old = List.copyOf(hostile.all);
    assertThat(bobsTexts()).hasSize(1);
    // Alice comes back, Bob stays; the transport says so or does not.
    for (boolean told : new boolean[] {true, false, true, false}) {
      aliceIn.close();
      loop.run();
      HeardRoom again = new HeardRoom();
      aliceIn = aliceSide.join("room", aliceName, again);
      loop.run();
      if (told) {
        hostile.at("room", bobName).onLeft(aliceName);
        hostile.at("room", bobName).onJoined(aliceName);
      }
      hostile.at("room", aliceName).onJoined(bobName);
      loop.run();
      old.forEach(this::bring);
      assertThat(again.events).containsExactly("open []", "joined " + bobName);
      say("new");
      old.forEach(this::bring);
      assertThat(lastOf(bobsTexts())).isEqualTo("text " + aliceName + " new");
    }
    assertThat(bobsTexts()).hasSize(5);
    assertThat(bobHeard.count("text " + aliceName + " one")).isEqualTo(1);
  }

  private static String lastOf(List<String> texts) {
    return texts.get(texts.size() - 1);
  }

  @Test
  void anInterruptionDoesNotOpenAWayForOldTexts() {
    meet();
    say("one");
    List<Carried> old = List.copyOf(hostile.all);
    for (int i = 0; i < 5; i++) {
      hostile.at("room", bobName).onInterrupted();
      loop.run();
      old.forEach(this::bring);
      hostile.at("room", bobName).onOpen(List.of(aliceName));
      loop.run();
      old.forEach(this::bring);
    }
    say("two");
    assertThat(bobsTexts())
        .containsExactly("text " + aliceName + " one", "text " + aliceName + " two");
    // Alice's side was never interrupted, and heard nothing of it.
    assertThat(aliceHeard.events).containsExactly("open []", "joined " + bobName);
  }

  @Test
  void twoPlacesOfOneKeyDoNotMakeOldTextsNew() {
    meet();
    say("one");
    Carried one = lastSaid();
    HeardRoom second = new HeardRoom();
    // The same key on another machine; the transport swaps the two at will.
    RoomListener first = hostile.at("room", aliceName);
    RoomMembership secondIn = side(alice).join("room", aliceName, second);
    loop.run();
    for (int i = 0; i < 20; i++) {
      hostile.at("room", aliceName).onJoined(bobName);
      loop.run();
      bring(one);
      hostile.at("room", bobName).onInterrupted();
      hostile.on =
          carried -> {
            if (carried.to().equals(aliceName)) {
              first.onText(carried.from(), carried.text());
            } else {
              hostile.bring(carried);
            }
          };
      hostile.at("room", bobName).onOpen(List.of(aliceName));
      loop.run();
      bring(one);
      hostile.on = hostile::bring;
    }
    assertThat(bobHeard.count("text " + aliceName + " one")).isEqualTo(1);
    secondIn.close();
  }

  @Test
  void inventedNamesTakeABoundedPlaceForAWhile() {
    hostile.on = carried -> {};
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 2 * SignalingTransport.MAX_MEMBERS; i++) {
      byte[] key = new byte[32];
      new Random(i).nextBytes(key);
      names.add(ProvenSignaling.name(IdentityKey.of(key)));
    }
    names.forEach(name -> hostile.at("room", bobName).onJoined(name));
    loop.run();
    assertThat(hostile.all).hasSize(SignalingTransport.MAX_MEMBERS);
    assertThat(bobSide.dropped()).isEqualTo(SignalingTransport.MAX_MEMBERS);
    loop.pass(ProvenRoom.TICK.multipliedBy(2));
    hostile.all.clear();
    hostile.on = hostile::bring;
    meet();
  }

  @Test
  void anythingAtAllDoesNotForgeOrRepeat() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      HeardRoom heard = new HeardRoom();
      ProvenSignaling receiver = side(bob);
      RoomMembership in = receiver.join("room " + seed, bobName, heard);
      RoomMembership sender = aliceSide.join("room " + seed, aliceName, new HeardRoom());
      loop.run();
      List<Carried> pool = new ArrayList<>();
      hostile.on = carried -> mangle(random, pool, carried);
      for (int i = 0; i < 100; i++) {
        if (random.nextInt(10) == 0) {
          hostile.introduce("room " + seed, aliceName, bobName);
        }
        sender.send(bobName, "text " + i);
        loop.run();
      }
      List<String> texts = heard.events.stream().filter(e -> e.startsWith("text ")).toList();
      assertThat(texts).doesNotHaveDuplicates();
      int before = -1;
      for (String text : texts) {
        assertThat(text).startsWith("text " + aliceName + " text ");
        int number = Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1));
        assertThat(number).isGreaterThan(before);
        before = number;
      }
      assertThat(new HashSet<>(texts)).isNotEmpty();
      in.close();
      sender.close();
      loop.run();
    }
  }

  private void mangle(Random random, List<Carried> pool, Carried carried) {
    pool.add(carried);
    if (random.nextInt(4) != 0) {
      hostile.bring(carried);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      Carried old = pool.get(random.nextInt(pool.size()));
      String[] names = {old.from(), old.to(), aliceName, bobName};
      boolean straight = random.nextBoolean();
      hostile.bring(
          new Carried(
              old.room(),
              straight ? old.from() : names[random.nextInt(4)],
              straight ? old.to() : names[random.nextInt(4)],
              old.text()));
    }
  }
}
