package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.CborMap;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;
import social.kith.crypto.PhotoCipher;
import social.kith.node.OffenceView.Kind;
import social.kith.node.demo.SamplePhotos;
import social.kith.storage.Blobs;

/** What a contact can try over the link: each time it is told of, and nobody else notices. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileContactIT {
  private static final Logger LOG = LoggerFactory.getLogger(HostileContactIT.class);
  private static final Duration HONEST_LIMIT = Duration.ofSeconds(1);
  private static final long HEAP_LIMIT_BYTES = 128L << 20;
  private static final long DISK_LIMIT_BYTES = 32L << 20;
  private static final AllowanceView USUAL =
      new AllowanceView(100_000_000, 100_000, 1_000_000_000, 20_000_000_000L);

  @TempDir static Path folder;
  private TestNode alice;
  private TestNode bob;
  private Mallory mallory;
  private long diskBytes;

  @BeforeAll
  void start() throws Exception {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    alice.pair(bob);
    mallory = Mallory.pairedWith(alice, folder.resolve("mallory"));
    diskBytes = diskBytes();
  }

  @AfterAll
  void stop() {
    mallory.close();
    alice.close();
    bob.close();
  }

  /** Begins anew with them, without the pause that they would have to wait. */
  @BeforeEach
  void connect() {
    String id = mallory.id();
    alice.node().rules().allow(id, USUAL);
    alice.node().blockContact(id);
    alice.node().unblockContact(id);
    alice.node().rules().forgive(id);
    mallory.link().answering((kind, body) -> {});
    mallory.open();
    await().atMost(TestNode.LIMIT).until(() -> !mallory.received(Mallory.SYNC, 1).isEmpty());
    mallory.taken(have());
  }

  private long have() {
    try {
      return mallory.received(Mallory.SYNC, 1).get(0).requireLong(1, 0, Long.MAX_VALUE);
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is tried, and what it is called when it is found out. */
  private record Attack(String name, Kind found, Consumer<Mallory> tried) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Attack> attacks() {
    return Stream.of(
        new Attack("a message that is too long", Kind.MALFORMED, HostileContactIT::oversize),
        new Attack(
            "a record that is not sealed",
            Kind.MALFORMED,
            m -> m.link().frame(ByteBuffer.allocate(70_000).put(0, (byte) 3).array())),
        new Attack("a flood", Kind.FLOOD, HostileContactIT::flood),
        new Attack(
            "a forged author",
            Kind.FORGED,
            m -> m.next(Mallory.sign(Identity.generate(), 1, "By somebody else", List.of()))),
        new Attack(
            "a gap",
            Kind.MALFORMED,
            m -> {
              m.next(m.post("First", List.of()));
              m.items(1_000_000, List.of(m.post("Much later", List.of())));
            }),
        new Attack(
            "more items than fit a message",
            Kind.MALFORMED,
            m -> m.items(1, Collections.nCopies(257, new byte[] {1}))),
        new Attack("an unknown kind", Kind.MALFORMED, m -> m.link().message(9, new byte[] {1})),
        new Attack(
            "an unknown sync message", Kind.MALFORMED, m -> m.send(Mallory.SYNC, b -> b.put(0, 9))),
        new Attack(
            "a second Have",
            Kind.MALFORMED,
            m -> {
              m.send(Mallory.SYNC, b -> b.put(0, 1).put(1, 0));
              m.send(Mallory.SYNC, b -> b.put(0, 1).put(1, 0));
            }),
        new Attack(
            "an acknowledgement of nothing",
            Kind.MALFORMED,
            m -> m.send(Mallory.SYNC, b -> b.put(0, 3).put(1, 1_000_000))),
        new Attack(
            "CBOR that claims to be huge",
            Kind.MALFORMED,
            m -> m.link().message(Mallory.SYNC, new byte[] {(byte) 0x9b, 0, 0, 0, 1, 0, 0, 0, 0})),
        new Attack("chunks nobody asked for", Kind.MALFORMED, HostileContactIT::unasked),
        new Attack(
            "a bulk frame of another version",
            Kind.MALFORMED,
            m -> m.link().bulk(ByteBuffer.allocate(100).put(0, (byte) 2).array())),
        new Attack("nothing but requests", Kind.MALFORMED, HostileContactIT::manyWants));
  }

  private static void oversize(Mallory m) {
    m.link().message(Mallory.SYNC, new byte[1_200_001]);
  }

  private static void flood(Mallory m) {
    List<byte[]> blobs = IntStream.range(0, 256).mapToObj(i -> random(32)).toList();
    for (int i = 0; i < 200 && !m.link().isRefused(); i++) {
      m.send(Mallory.PHOTO, b -> b.put(0, 5).putBytesList(5, blobs));
    }
  }

  private static void unasked(Mallory m) {
    for (int i = 0; i < 2_000; i++) {
      m.link().bulk(chunk(77, i, 1_000));
    }
  }

  private static void manyWants(Mallory m) {
    for (int i = 0; i < 40_000 && !m.link().isRefused(); i++) {
      long number = i;
      m.send(Mallory.PHOTO, b -> b.put(0, 1).put(1, number).put(2, random(32)).put(3, 0).put(4, 8));
    }
  }

  private static byte[] chunk(int transfer, int number, int sizeBytes) {
    return ByteBuffer.allocate(16 + sizeBytes)
        .put((byte) 1)
        .position(4)
        .putInt(transfer)
        .putInt(number)
        .array();
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    ThreadLocalRandom.current().nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void isToldOfAndDisturbsNobody(Attack attack) throws IOException {
    long heapBefore = heapBytes();
    CompletableFuture<Void> tried =
        CompletableFuture.runAsync(() -> attack.tried().accept(mallory));
    Duration slowest = Duration.ZERO;
    int posts = 0;
    do {
      Duration took = honestPost(attack + " " + posts++);
      slowest = took.compareTo(slowest) > 0 ? took : slowest;
    } while (!tried.isDone());
    tried.join();
    LOG.info("{}: slowest of {} honest posts: {} ms", attack, posts, slowest.toMillis());
    assertThat(slowest).isLessThan(HONEST_LIMIT);

    await().atMost(TestNode.LIMIT).until(() -> found().contains(attack.found()));
    await().atMost(TestNode.LIMIT).until(() -> mallory.link().isRefused());
    assertThat(alice.node().contact(mallory.id()).offences().get(0).words()).endsWith(".");
    assertThat(notices())
        .anyMatch(notice -> notice.contains("Mallory") && notice.contains("block"));
    assertThat(alice.online(bob)).isTrue();
    assertThat(heapBytes() - heapBefore).isLessThan(HEAP_LIMIT_BYTES);
    assertThat(diskBytes() - diskBytes).isLessThan(DISK_LIMIT_BYTES);
  }

  private List<Kind> found() {
    return alice.node().contact(mallory.id()).offences().stream().map(OffenceView::kind).toList();
  }

  private List<String> notices() {
    return alice.events.stream()
        .filter(NodeEvent.Notice.class::isInstance)
        .map(event -> ((NodeEvent.Notice) event).message())
        .toList();
  }

  /** How long a post of somebody else takes. */
  private Duration honestPost(String text) {
    long begun = System.nanoTime();
    PostView post = bob.post(text, List.of(), alice);
    await()
        .atMost(TestNode.LIMIT)
        .pollInterval(Duration.ofMillis(2))
        .ignoreExceptions()
        .until(() -> alice.node().findPost(post.id()).text().equals(text));
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static long heapBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private long diskBytes() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("alice"))) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void keepsAsManyItemsAsAreAllowedAndNotOneMore() {
    long held = have();
    alice.node().rules().allow(mallory.id(), new AllowanceView(0, held + 3, 1_000_000, 0));
    connectAgain();
    List<byte[]> posts =
        IntStream.range(0, 4).mapToObj(i -> mallory.post("Endless " + i, List.of())).toList();
    mallory.next(posts.toArray(new byte[0][]));
    await().atMost(TestNode.LIMIT).until(() -> alice.has(Mallory.idOf(posts.get(2))));
    await().atMost(TestNode.LIMIT).until(() -> found().contains(Kind.OVER_ALLOWANCE));
    mallory.next(mallory.post("And on", List.of()));
    assertThat(mallory.link().isRefused()).isFalse();
    assertThat(alice.has(Mallory.idOf(posts.get(3)))).isFalse();
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> mallory.received(Mallory.SYNC, 3).stream().anyMatch(ack -> is(ack, held + 3)));
    assertThat(mallory.received(Mallory.SYNC, 3)).noneMatch(ack -> is(ack, held + 4));
  }

  private static boolean is(CborMap ack, long number) {
    try {
      return ack.requireLong(1, 0, Long.MAX_VALUE) == number;
    } catch (MalformedException e) {
      return false;
    }
  }

  /** After the session was renewed because of another allowance. */
  private void connectAgain() {
    mallory.open();
    await().atMost(TestNode.LIMIT).until(() -> !mallory.received(Mallory.SYNC, 1).isEmpty());
  }

  @Test
  void aRepeatedItemIsThereOnceAndANewerOneIsKept() {
    byte[] post = mallory.post("Again and again", List.of());
    mallory.next(post);
    mallory.items(have() + 1, List.of(post));
    mallory.taken(have() + 1);
    byte[] newer = Mallory.sign(mallory.identity(), 2, "From the future", List.of());
    mallory.next(newer);
    await().atMost(TestNode.LIMIT).until(() -> alice.has(Mallory.idOf(newer)));
    assertThat(alice.node().findPost(Mallory.idOf(newer)).needsNewerKith()).isTrue();
    assertThat(
            alice.node().feed(Optional.empty(), 100).posts().stream()
                .filter(p -> p.text().equals("Again and again")))
        .hasSize(1);
    assertThat(found()).isEmpty();
  }

  @Test
  void nobodyGetsPhotosOfSomebodyElsesPost() throws IOException {
    DraftPhotoView draft = alice.node().draftPhotos().add(SamplePhotos.jpeg(1, 400, 300), false);
    PostView post = alice.post("For Bob alone", List.of(draft.id()), bob);
    bob.awaitPost(post.id());
    mallory.send(Mallory.PHOTO, b -> b.put(0, 1).put(1, 5).put(2, random(32)).put(3, 0).put(4, 8));
    await().atMost(TestNode.LIMIT).until(() -> !mallory.received(Mallory.PHOTO, 4).isEmpty());
    assertThat(found()).isEmpty();
    assertThat(mallory.link().messages).noneMatch(frame -> frame.length > 60_000);
  }

  @Test
  void aPhotoWithAFalseHashIsGivenUpAndLeavesNothing() throws IOException {
    byte[] display = random(32);
    int plainBytes = 100_000;
    answerWants();
    byte[] post =
        mallory.post(
            "Look", List.of(Mallory.photo(new byte[] {1}, display, random(32), plainBytes)));
    mallory.next(post);
    await().atMost(TestNode.LIMIT).until(() -> found().contains(Kind.WRONG_PHOTO));
    PhotoView photo = alice.node().findPost(Mallory.idOf(post)).photos().get(0);
    assertThat(photo.display().complete()).isFalse();
    assertThat(photo.display().storedBytes()).isZero();
    assertThat(photo.display().problem()).isPresent();
    assertThat(mallory.link().isRefused()).isFalse();
    assertThat(diskBytes() - diskBytes).isLessThan(DISK_LIMIT_BYTES);
  }

  @Test
  void aChunkThatIsTooLongClosesTheSession() {
    mallory
        .link()
        .answering(
            (kind, body) -> {
              if (kind == Mallory.PHOTO && type(body) == 1) {
                int transfer = (int) number(body, 1);
                mallory.link().bulk(chunk(transfer, 0, Blobs.CHUNK_BYTES));
                mallory.link().bulk(chunk(transfer, 1, Blobs.CHUNK_BYTES));
              }
            });
    mallory.next(
        mallory.post(
            "Look", List.of(Mallory.photo(new byte[] {1}, random(32), random(32), 100_000))));
    await().atMost(TestNode.LIMIT).until(() -> found().contains(Kind.MALFORMED));
  }

  /** Sends zeros for whatever is wanted. */
  private void answerWants() {
    mallory
        .link()
        .answering(
            (kind, body) -> {
              if (kind == Mallory.PHOTO && type(body) == 1) {
                int transfer = (int) number(body, 1);
                long size = PhotoCipher.ciphertextSize(100_000);
                int first = Blobs.CHUNK_BYTES;
                mallory.link().bulk(chunk(transfer, 0, first));
                mallory.link().bulk(chunk(transfer, 1, (int) (size - first)));
              }
            });
  }

  private static long type(byte[] body) {
    return number(body, 0);
  }

  private static long number(byte[] body, int key) {
    try {
      return CborMap.decode(body, 70_000).requireLong(key, 0, Long.MAX_VALUE);
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aPictureThatWouldFillTheMemoryIsNotShown() {
    byte[] bomb = SamplePhotos.jpeg(5, 96, 64);
    bomb = Arrays.copyOf(bomb, Math.min(bomb.length, 8_000));
    for (int i = 0; i < bomb.length - 9; i++) {
      if (bomb[i] == (byte) 0xff && bomb[i + 1] == (byte) 0xc0) {
        Arrays.fill(bomb, i + 5, i + 9, (byte) 0xff);
      }
    }
    byte[] post =
        mallory.post("Bomb", List.of(Mallory.photo(bomb, random(32), random(32), 100_000)));
    mallory.next(post);
    String id = Mallory.idOf(post);
    await().atMost(TestNode.LIMIT).until(() -> alice.has(id));
    assertThatThrownBy(() -> alice.node().openPhoto(id, 0, PhotoSize.PREVIEW))
        .isInstanceOf(KithException.class)
        .hasMessageContaining("not shown");
  }

  @Test
  void somebodySlowHoldsUpNobody() {
    mallory.link().part(Mallory.SYNC, true, new byte[60_000]);
    for (int i = 0; i < 3; i++) {
      assertThat(honestPost("Meanwhile " + i)).isLessThan(HONEST_LIMIT);
    }
    assertThat(mallory.link().isRefused()).isFalse();
  }

  @Test
  void whoIsBlockedComesInNoMore() {
    mallory.link().message(9, new byte[1]);
    await().atMost(TestNode.LIMIT).until(() -> found().contains(Kind.MALFORMED));
    alice.node().blockContact(mallory.id());
    assertThat(alice.node().contact(mallory.id()).link().online()).isFalse();
    assertThat(found()).containsExactly(Kind.MALFORMED);
    assertThat(alice.node().rules().forgive(mallory.id()).offences()).isEmpty();
  }
}
