package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People are told of what concerns them, and of nothing that is not there any more. */
class NoticesIT {
  @TempDir Path folder;
  private TestNode alice;
  private TestNode bob;
  private TestNode cy;
  private PostView post;

  /** Bob and Cy are in the audience and know only Alice, whose invites they used. */
  @BeforeEach
  void start() throws StartException {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    cy = new TestNode(folder.resolve("cy"), "Cy");
    List.of(bob, cy).forEach(alice::pair);
    post = alice.post("Who has a ladder?", List.of(), bob, cy);
    bob.awaitPost(post.id());
    cy.awaitPost(post.id());
  }

  @AfterEach
  void stop() {
    List.of(alice, bob, cy).forEach(TestNode::close);
  }

  private static NoticesView at(TestNode node) {
    return node.node().marks().notices().find(Notices.MAX);
  }

  private static List<NoticeView> said(TestNode node) {
    return at(node).notices().stream().filter(it -> it.postId().isPresent()).toList();
  }

  private static void awaitSaid(TestNode node, String... words) {
    await()
        .atMost(TestNode.LIMIT)
        .untilAsserted(
            () ->
                assertThat(said(node))
                    .extracting(it -> it.text().or(it::emoji).orElseThrow())
                    .containsExactly(words));
  }

  private ReplyView reply(TestNode node, String text) {
    return node.node().conversations().reply(post.id(), text, Optional.empty(), Optional.empty());
  }

  private static long unseen(TestNode node) {
    return node.node().status().unseenNotices();
  }

  @Test
  void tellsOfRepliesAndReactionsToOwnPostsUntilTheyAreTakenBack() {
    ReplyView reply = reply(bob, "Under the tree");
    awaitSaid(alice, "Under the tree");
    cy.node().conversations().react(post.id(), "👍");
    awaitSaid(alice, "👍", "Under the tree");
    assertThat(said(alice)).extracting(it -> it.who().name()).containsExactly("Cy", "Bob");
    assertThat(said(alice)).allMatch(NoticeView::ownPost).noneMatch(NoticeView::seen);
    assertThat(said(alice).get(1).replyId()).contains(reply.id());
    assertThat(said(alice).get(1).postText()).contains("Who has a ladder?");
    await().atMost(TestNode.LIMIT).until(() -> unseen(alice) == at(alice).unseen());
    assertThat(alice.events).anyMatch(NodeEvent.NoticesChanged.class::isInstance);

    alice.node().marks().notices().seen(said(alice).get(1).at());
    assertThat(said(alice)).extracting(NoticeView::seen).containsExactly(false, true);
    assertThat(unseen(alice)).isEqualTo(1);
    cy.node().conversations().takeReactionBack(post.id());
    awaitSaid(alice, "Under the tree");
    await().atMost(TestNode.LIMIT).until(() -> unseen(alice) == 0);
    bob.node().conversations().remove(post.id(), reply.id());
    awaitSaid(alice);
  }

  @Test
  void tellsOfRepliesToAPostOnlyThoseWhoRepliedBefore() {
    reply(bob, "I have one");
    awaitSaid(alice, "I have one");
    reply(cy, "So do I");
    awaitSaid(bob, "So do I");
    assertThat(said(bob)).noneMatch(NoticeView::ownPost);
    assertThat(said(bob).get(0).who().contactOf()).contains("Alice");
    cy.node().conversations().react(post.id(), "👍");
    awaitSaid(alice, "👍", "So do I", "I have one");
    reply(alice, "Thank you both");
    awaitSaid(bob, "Thank you both", "So do I");
    awaitSaid(cy, "Thank you both");
    awaitSaid(alice, "👍", "So do I", "I have one");
  }

  @Test
  void tellsOfInvitesThatWereUsedAndOfWhoConfirmed() {
    assertThat(at(alice).notices())
        .extracting(NoticeView::kind)
        .containsExactly(NoticeView.Kind.INVITE_USED, NoticeView.Kind.INVITE_USED);
    assertThat(at(bob).notices())
        .extracting(NoticeView::kind)
        .containsExactly(NoticeView.Kind.CONFIRMED);
    assertThat(at(bob).notices().get(0).who().id()).isEqualTo(alice.id());
    assertThat(at(bob).notices().get(0).seen()).isFalse();
    bob.node().removeContact(alice.id());
    await().atMost(TestNode.LIMIT).until(() -> at(bob).notices().isEmpty());
  }

  @Test
  void tellsNothingOfWhoIsMutedOrBlocked() {
    reply(bob, "Loud");
    reply(cy, "Rude");
    await().atMost(TestNode.LIMIT).until(() -> said(alice).size() == 2);
    alice.node().marks().mute(bob.id());
    awaitSaid(alice, "Rude");
    assertThat(at(alice).notices()).hasSize(2);
    alice.node().blockContact(cy.id());
    assertThat(at(alice).notices()).isEmpty();
    await().atMost(TestNode.LIMIT).until(() -> unseen(alice) == 0);
    alice.node().unblockContact(cy.id());
    alice.node().marks().unmute(bob.id());
    assertThat(said(alice)).hasSize(2);
  }

  @Test
  void keepsWhatWasSeenAndTakesNoTimeOfTheFuture() throws StartException {
    reply(bob, "Before");
    awaitSaid(alice, "Before");
    NoticesView left = alice.node().marks().notices().seen(Instant.MAX);
    assertThat(left.unseen()).isZero();
    alice.node().marks().notices().seen(Instant.EPOCH);
    assertThat(at(alice).unseen()).isZero();
    alice.restart();
    assertThat(unseen(alice)).isZero();
    alice.awaitOnline(bob);
    reply(bob, "After");
    await().atMost(TestNode.LIMIT).until(() -> unseen(alice) == 1);
    assertThat(said(alice)).extracting(NoticeView::seen).containsExactly(false, true);
    alice.node().sharedPosts().retract(post.id());
    assertThat(said(alice)).isEmpty();
    for (int limit : new int[] {0, Notices.MAX + 1}) {
      assertThatThrownBy(() -> alice.node().marks().notices().find(limit))
          .isInstanceOf(KithException.class);
    }
    assertThat(alice.node().marks().notices().find(1).notices()).hasSize(1);
  }
}
