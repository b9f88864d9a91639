package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;
import social.kith.crypto.WeeklyKeyId;

/** What a contact who helps two others to meet gets to see: she writes down every byte. */
class HelperPrivacyIT {
  private static final int TAG_BYTES = 16;
  private static final int MAX_TAGS = 100;
  private static final int MAX_BYTES = 10_000;

  @TempDir Path folder;
  private final WrongClock clock = new WrongClock();
  private MovingPair pair;
  private Mallory toAlice;
  private Mallory toBob;

  /** Where she helps: a loop that waited for the other one could wait for ever. */
  private final ExecutorService helping = Executors.newSingleThreadExecutor();

  private final List<byte[]> seen = new ArrayList<>();
  private final List<byte[]> envelopes = new ArrayList<>();
  private final Set<String> tags = new HashSet<>();
  private final Map<Mallory, Set<String>> watched = new HashMap<>();

  @BeforeEach
  void start() throws Exception {
    pair = new MovingPair(folder, clock);
    Path home = folder.resolve("carol");
    try (TestNode honest = new TestNode(home, "Carol", clock)) {
      pair.alice.pair(honest);
      pair.bob.pair(honest);
    }
    toAlice = Mallory.inPlaceOf(home, pair.alice);
    toBob = Mallory.inPlaceOf(home, pair.bob);
    help(toAlice, toBob);
    help(toBob, toAlice);
  }

  private void help(Mallory from, Mallory to) {
    from.link().answering((kind, body) -> helping.execute(() -> meeting(from, to, kind, body)));
  }

  @AfterEach
  void stop() {
    toAlice.close();
    toBob.close();
    pair.close();
    helping.shutdown();
  }

  /** She helps as every node does, and keeps what she is sent. */
  private synchronized void meeting(Mallory from, Mallory to, int kind, byte[] body) {
    if (kind != Mallory.MEETING) {
      return;
    }
    seen.add(body);
    try {
      CborMap message = CborMap.decode(body, MAX_BYTES);
      if (message.requireLong(0, 1, 3) == 1) {
        Set<String> wanted = new HashSet<>();
        message
            .requireBytesList(1, MAX_TAGS, TAG_BYTES)
            .forEach(tag -> wanted.add(SeenBytes.text(tag)));
        watched.put(from, wanted);
        tags.addAll(wanted);
        for (String tag : wanted) {
          if (watched.getOrDefault(to, Set.of()).contains(tag)) {
            match(from, tag);
            match(to, tag);
          }
        }
      } else {
        envelopes.add(message.requireBytes(2, 1, MAX_BYTES));
        to.link().message(Mallory.MEETING, body);
      }
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void match(Mallory to, String tag) {
    to.send(Mallory.MEETING, m -> m.put(0, 2).put(1, tag.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Both lose each other, and meet again by her alone. */
  private void meetAgain() throws Exception {
    synchronized (this) {
      seen.clear();
      envelopes.clear();
      tags.clear();
      watched.clear();
    }
    pair.moveBoth();
    toAlice.open();
    toBob.open();
    pair.awaitMet();
  }

  @Test
  void nothingTellsWhereTheyAre() throws Exception {
    meetAgain();
    synchronized (this) {
      assertThat(envelopes).hasSizeGreaterThan(1);
      assertThat(envelopes.stream().map(envelope -> envelope.length).distinct()).hasSize(1);
      StringBuilder all = new StringBuilder();
      seen.forEach(body -> all.append(SeenBytes.text(body)));
      SeenBytes.assertTellsNothingOf(pair, all.toString());
    }
  }

  @Test
  void nothingStaysTheSameFromOneStretchOfTimeToAnother() throws Exception {
    meetAgain();
    Set<String> before;
    Set<String> windowsBefore = new HashSet<>();
    synchronized (this) {
      before = Set.copyOf(tags);
      envelopes.forEach(envelope -> windowsBefore.addAll(SeenBytes.windows(sealed(envelope))));
    }
    clock.jump(Duration.ofHours(24));
    meetAgain();
    synchronized (this) {
      assertThat(before).isNotEmpty();
      assertThat(tags).isNotEmpty().doesNotContainAnyElementsOf(before);
      assertThat(windowsBefore).hasSizeGreaterThan(500);
      for (byte[] envelope : envelopes) {
        assertThat(SeenBytes.windows(sealed(envelope))).doesNotContainAnyElementsOf(windowsBefore);
      }
    }
  }

  /**
   * But for kind and version, and the id of the receiver's weekly key, which every contact is told.
   */
  private static byte[] sealed(byte[] envelope) {
    return Arrays.copyOfRange(envelope, 2 + WeeklyKeyId.SIZE_BYTES, envelope.length);
  }
}
