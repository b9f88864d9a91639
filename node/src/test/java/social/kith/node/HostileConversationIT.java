package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.CborMap;
import social.kith.crypto.Identity;
import social.kith.crypto.Label;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Signed;
import social.kith.node.OffenceView.Kind;

/** What a contact can try with replies: others' words, others' posts, and what is over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileConversationIT {
  @TempDir static Path folder;
  private final Identity stranger = Identity.generate();
  private TestNode alice;
  private TestNode bob;
  private Mallory mallory;
  private PostView forBob;
  private PostView byBob;

  @BeforeAll
  void start() throws Exception {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    alice.pair(bob);
    mallory = Mallory.pairedWith(alice, folder.resolve("mallory"));
    forBob = alice.post("For Bob alone", List.of(), bob);
    byBob = bob.post("Bob's own", List.of(), alice);
    bob.awaitPost(forBob.id());
    alice.awaitPost(byBob.id());
  }

  @AfterAll
  void stop() {
    mallory.close();
    alice.close();
    bob.close();
  }

  @BeforeEach
  void connect() throws MalformedException {
    String id = mallory.id();
    alice.node().blockContact(id);
    alice.node().unblockContact(id);
    alice.node().rules().forgive(id);
    mallory.open();
    await().atMost(TestNode.LIMIT).until(() -> !mallory.received(Mallory.SYNC, 1).isEmpty());
    mallory.taken(mallory.received(Mallory.SYNC, 1).get(0).requireLong(1, 0, Long.MAX_VALUE));
  }

  private static byte[] id(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] reply(Identity writer, String postId, String text) {
    return said(writer, 4, postId, text, Instant.now().toEpochMilli());
  }

  private static byte[] said(Identity writer, int kind, String postId, String text, long atMs) {
    CborMap.Builder map = CborMap.builder().put(1, 1).put(2, kind).put(3, atMs);
    map.put(4, new byte[16]).put(5, text).put(7, id(postId));
    return Signed.sign(writer, Label.ITEM, map.build().encode());
  }

  private byte[] passedOn(String postId, Identity writer, byte[] signed) {
    CborMap.Builder map = CborMap.builder().put(1, 1).put(2, 7);
    map.put(3, Instant.now().toEpochMilli()).put(7, id(postId)).put(9, writer.key().bytes());
    map.put(10, "Somebody").put(11, signed).put(12, 2);
    return Signed.sign(mallory.identity(), Label.ITEM, map.build().encode());
  }

  private List<ReplyView> replies(TestNode node, String postId) {
    return node.node().conversations().find(postId).replies();
  }

  private void awaitFound(Kind kind) {
    await().atMost(TestNode.LIMIT).until(() -> found().contains(kind));
    await().atMost(TestNode.LIMIT).until(() -> mallory.link().isRefused());
  }

  private List<Kind> found() {
    return alice.node().contact(mallory.id()).offences().stream().map(OffenceView::kind).toList();
  }

  /** Everything before it was read by then. */
  private void somethingHonest() {
    byte[] post = mallory.post("Honest " + Instant.now(), List.of());
    mallory.next(post);
    await().atMost(TestNode.LIMIT).until(() -> alice.has(Mallory.idOf(post)));
  }

  @Test
  void aReplyToAPostThatTheyDoNotHaveIsPassedOverAndTheyLearnNothing() {
    mallory.next(reply(mallory.identity(), forBob.id(), "I know of it"));
    somethingHonest();
    assertThat(replies(alice, forBob.id())).isEmpty();
    assertThat(replies(bob, forBob.id())).isEmpty();
    assertThat(found()).isEmpty();
    assertThat(mallory.received(Mallory.SYNC, 2)).as("items sent to them").isEmpty();
  }

  @Test
  void aReplyInSomebodyElsesNameClosesTheSession() {
    mallory.next(reply(stranger, forBob.id(), "By Bob, as it were"));
    awaitFound(Kind.FORGED);
    assertThat(replies(alice, forBob.id())).isEmpty();
  }

  @Test
  void aReplyThatIsNotForItsReceiverClosesTheSession() {
    mallory.next(reply(mallory.identity(), byBob.id(), "Past Bob"));
    awaitFound(Kind.MALFORMED);
    assertThat(replies(alice, byBob.id())).isEmpty();
  }

  @Test
  void whoIsNotThePostsAuthorPassesNothingOn() {
    byte[] theirs = reply(mallory.identity(), byBob.id(), "As if I were the host");
    mallory.next(passedOn(byBob.id(), mallory.identity(), theirs));
    awaitFound(Kind.MALFORMED);
    assertThat(replies(alice, byBob.id())).isEmpty();
  }

  @Test
  void whoIsNotThePostsAuthorPassesNothingOnToTheAuthorEither() {
    byte[] theirs = reply(mallory.identity(), forBob.id(), "As if I were the host");
    mallory.next(passedOn(forBob.id(), mallory.identity(), theirs));
    awaitFound(Kind.MALFORMED);
    assertThat(replies(alice, forBob.id())).isEmpty();
  }

  @Test
  void anAuthorCannotPutWordsIntoSomebodysMouth() {
    String post = share();
    mallory.next(passedOn(post, stranger, reply(mallory.identity(), post, "Never said")));
    awaitFound(Kind.FORGED);
    assertThat(replies(alice, post)).isEmpty();
  }

  @Test
  void wordsAboutAnotherPostAreNotPassedOnUnderThisOne() {
    String post = share();
    String other = share();
    mallory.next(passedOn(post, stranger, reply(stranger, other, "About the other one")));
    awaitFound(Kind.MALFORMED);
    assertThat(replies(alice, post)).isEmpty();
    assertThat(replies(alice, other)).isEmpty();
  }

  @Test
  void whatIsPlayedBackIsThereOnceAndAnOlderReactionDoesNotComeBack() {
    String post = share();
    byte[] reply = reply(stranger, post, "Once");
    byte[] first = said(stranger, 5, post, "👍", 1_000);
    byte[] second = said(stranger, 5, post, "😂", 2_000);
    for (byte[] signed : List.of(reply, first, second, reply, first, second)) {
      mallory.next(passedOn(post, stranger, signed));
    }
    somethingHonest();
    assertThat(replies(alice, post)).extracting(ReplyView::text).containsExactly("Once");
    assertThat(replies(alice, post).get(0).writer().contactOf()).contains("Mallory");
    assertThat(alice.node().conversations().find(post).reactions())
        .extracting(ReactionView::emoji)
        .containsExactly("😂");
    assertThat(found()).isEmpty();
  }

  @Test
  void whatWasRemovedDoesNotComeBack() {
    PostView post =
        alice
            .node()
            .post(
                new NewPost(
                    "For Mallory, too",
                    List.of(),
                    List.of(bob.id(), mallory.id()),
                    List.of(),
                    Optional.empty(),
                    Optional.empty()));
    bob.awaitPost(post.id());
    byte[] rude = reply(mallory.identity(), post.id(), "Rude");
    mallory.next(rude);
    await().atMost(TestNode.LIMIT).until(() -> replies(bob, post.id()).size() == 1);
    alice.node().conversations().remove(post.id(), Mallory.idOf(rude));
    mallory.next(rude);
    somethingHonest();
    await().atMost(TestNode.LIMIT).until(() -> replies(bob, post.id()).isEmpty());
    assertThat(replies(alice, post.id())).isEmpty();
    assertThat(found()).isEmpty();
  }

  @Test
  void onlyThePostsAuthorSaysHowManySeeIt() {
    String own = share();
    mallory.next(widened(own, 9));
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> alice.node().conversations().find(own).others().equals(Optional.of(8)));
    mallory.next(widened(byBob.id(), 9));
    awaitFound(Kind.MALFORMED);
    assertThat(alice.node().conversations().find(byBob.id()).others()).contains(0);
  }

  private byte[] widened(String postId, int audience) {
    CborMap.Builder map = CborMap.builder().put(1, 1).put(2, 9);
    map.put(3, Instant.now().toEpochMilli()).put(7, id(postId)).put(12, audience);
    return Signed.sign(mallory.identity(), Label.ITEM, map.build().encode());
  }

  @Test
  void malformedOnesCloseTheSession() {
    String post = share();
    mallory.next(said(mallory.identity(), 5, post, "👍👍", 1));
    awaitFound(Kind.MALFORMED);
  }

  private String share() {
    byte[] post = mallory.post("Mallory's own " + Instant.now(), List.of());
    mallory.next(post);
    await().atMost(TestNode.LIMIT).until(() -> alice.has(Mallory.idOf(post)));
    return Mallory.idOf(post);
  }
}
