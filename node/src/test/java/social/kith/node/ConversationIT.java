package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about a post reaches those with whom it was shared, and nobody else. */
class ConversationIT {
  @TempDir Path folder;
  private TestNode alice;
  private TestNode bob;
  private TestNode cy;
  private TestNode dan;
  private PostView post;

  /** Bob and Cy are in the audience and do not know each other; Dan is another contact of Alice. */
  @BeforeEach
  void start() throws StartException {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    cy = new TestNode(folder.resolve("cy"), "Cy");
    dan = new TestNode(folder.resolve("dan"), "Dan");
    List.of(bob, cy, dan).forEach(alice::pair);
    post = alice.post("Who comes along?", List.of(), bob, cy);
    bob.awaitPost(post.id());
    cy.awaitPost(post.id());
  }

  @AfterEach
  void stop() {
    List.of(alice, bob, cy, dan).forEach(TestNode::close);
  }

  private ConversationView at(TestNode node) {
    return node.node().conversations().find(post.id());
  }

  private ReplyView reply(TestNode node, String text) {
    return reply(node, text, Optional.empty());
  }

  private ReplyView reply(TestNode node, String text, Optional<String> parent) {
    return node.node().conversations().reply(post.id(), text, parent, Optional.empty());
  }

  private void awaitTexts(TestNode node, String... texts) {
    await()
        .atMost(TestNode.LIMIT)
        .untilAsserted(
            () ->
                assertThat(at(node).replies()).extracting(ReplyView::text).containsExactly(texts));
  }

  private void awaitReactions(TestNode node, String... emoji) {
    await()
        .atMost(TestNode.LIMIT)
        .untilAsserted(
            () ->
                assertThat(at(node).reactions())
                    .extracting(ReactionView::emoji)
                    .containsExactly(emoji));
  }

  private void awaitState(TestNode node, ReplyView.State state) {
    await()
        .atMost(TestNode.LIMIT)
        .untilAsserted(
            () -> assertThat(at(node).replies()).extracting(ReplyView::state).containsOnly(state));
  }

  private static long itemBytes(TestNode from, TestNode at) {
    return at.node().contact(from.id()).traffic().itemBytesReceived();
  }

  @Test
  void reachesTheAudienceAndNotAByteOfItAnybodyElse() {
    long before = itemBytes(alice, dan);
    assertThat(at(bob).seenBy()).extracting(SpeakerView::name).containsExactly("Alice");
    assertThat(at(bob).others()).contains(1);
    assertThat(at(alice).seenBy()).extracting(SpeakerView::name).containsExactly("Bob", "Cy");
    reply(bob, "I do");
    awaitTexts(cy, "I do");
    reply(alice, "Fine");
    reply(cy, "Me too");
    cy.node().conversations().react(post.id(), "👍🏽");
    for (TestNode node : List.of(alice, bob, cy)) {
      awaitTexts(node, "I do", "Fine", "Me too");
      awaitReactions(node, "👍🏽");
      awaitState(node, ReplyView.State.PASSED_ON);
      assertThat(node.node().findPost(post.id()).talk().replies()).isEqualTo(3);
    }
    await()
        .atMost(TestNode.LIMIT)
        .untilAsserted(
            () -> assertThat(at(alice).replies()).extracting(ReplyView::onDisks).containsOnly(2));
    SpeakerView stranger = at(cy).replies().get(0).writer();
    assertThat(stranger.name()).isEqualTo("Bob");
    assertThat(stranger.contactOf()).contains("Alice");
    assertThat(at(bob).replies().get(1).writer().contactOf()).isEmpty();
    assertThat(at(bob).seenBy()).extracting(SpeakerView::name).containsExactly("Alice", "Cy");
    assertThat(at(bob).others()).contains(0);
    assertThat(itemBytes(alice, dan)).isEqualTo(before);
    assertThat(cy.events).anyMatch(NodeEvent.ConversationChanged.class::isInstance);
    assertThat(dan.events).noneMatch(NodeEvent.ConversationChanged.class::isInstance);
    assertThatThrownBy(() -> at(dan)).isInstanceOf(KithException.class);
  }

  @Test
  void anAnswerStandsUnderAReplyAndAnAnswerToItBesideIt() {
    reply(bob, "First");
    awaitTexts(cy, "First");
    String first = at(cy).replies().get(0).id();
    reply(cy, "Second", Optional.of(first));
    awaitTexts(bob, "First", "Second");
    reply(bob, "Third", Optional.of(at(bob).replies().get(1).id()));
    awaitTexts(cy, "First", "Second", "Third");
    assertThat(at(cy).replies())
        .extracting(ReplyView::parent)
        .containsExactly(Optional.empty(), Optional.of(first), Optional.of(first));
  }

  @Test
  void isTakenAwayByWhoWroteItAndByWhosePostItIs() {
    reply(bob, "By mistake");
    reply(bob, "Rude");
    awaitTexts(cy, "By mistake", "Rude");
    assertThat(at(bob).replies()).allMatch(ReplyView::removable);
    assertThat(at(cy).replies()).noneMatch(ReplyView::removable);
    String mistake = at(bob).replies().get(0).id();
    String rude = at(bob).replies().get(1).id();
    assertThatThrownBy(() -> cy.node().conversations().remove(post.id(), rude))
        .isInstanceOf(KithException.class);
    bob.node().conversations().remove(post.id(), mistake);
    alice.node().conversations().remove(post.id(), rude);
    List.of(alice, bob, cy).forEach(this::awaitTexts);
    reply(cy, "Quiet here");
    awaitTexts(bob, "Quiet here");
  }

  @Test
  void aReactionTakesThePlaceOfTheOneBeforeAndCanBeTakenBack() {
    bob.node().conversations().react(post.id(), "❤️");
    bob.node().conversations().react(post.id(), "😂");
    cy.node().conversations().react(post.id(), "😂");
    for (TestNode node : List.of(alice, bob, cy)) {
      awaitReactions(node, "😂");
      await().atMost(TestNode.LIMIT).until(() -> at(node).reactions().get(0).people().size() == 2);
    }
    assertThat(at(bob).reactions().get(0).own()).isTrue();
    bob.node().conversations().takeReactionBack(post.id());
    cy.node().conversations().takeReactionBack(post.id());
    List.of(alice, bob, cy).forEach(this::awaitReactions);
    assertThatThrownBy(() -> bob.node().conversations().react(post.id(), "no"))
        .isInstanceOf(KithException.class);
  }

  @Test
  void whoIsOffGetsItLaterAndWhatWasSaidWaitsForAnAuthorWhoIsOff() throws StartException {
    cy.close();
    await().atMost(TestNode.LIMIT).until(() -> !alice.online(cy));
    reply(bob, "While Cy is off");
    awaitTexts(alice, "While Cy is off");
    String gone = at(alice).replies().get(0).id();
    reply(bob, "Stays");
    bob.node().conversations().remove(post.id(), gone);
    awaitTexts(alice, "Stays");
    alice.close();
    await().atMost(TestNode.LIMIT).until(() -> !bob.online(alice));
    reply(bob, "While Alice is off");
    reply(bob, "Withdrawn before it was sent");
    bob.node().conversations().remove(post.id(), at(bob).replies().get(2).id());
    assertThat(at(bob).replies())
        .extracting(ReplyView::state)
        .containsExactly(ReplyView.State.PASSED_ON, ReplyView.State.WAITING);
    alice.start();
    cy.start();
    awaitTexts(cy, "Stays", "While Alice is off");
    awaitTexts(bob, "Stays", "While Alice is off");
    awaitState(bob, ReplyView.State.PASSED_ON);
    assertThat(cy.events)
        .filteredOn(NodeEvent.Notice.class::isInstance)
        .as("nothing was refused")
        .isEmpty();
  }

  @Test
  void aRetractedPostTakesItAlongAlsoWhereItHadNotBeenSent() throws StartException {
    reply(cy, "Passed on");
    awaitTexts(bob, "Passed on");
    bob.close();
    await().atMost(TestNode.LIMIT).until(() -> !alice.online(bob));
    alice.close();
    await().atMost(TestNode.LIMIT).until(() -> !cy.online(alice));
    reply(cy, "Never sent");
    cy.node().conversations().react(post.id(), "👍");
    cy.close();
    alice.start();
    alice.node().sharedPosts().retract(post.id());
    assertThat(at(alice).replies()).isEmpty();
    bob.start();
    cy.start();
    for (TestNode node : List.of(bob, cy)) {
      await().atMost(TestNode.LIMIT).until(() -> !node.has(post.id()));
      assertThatThrownBy(() -> at(node)).isInstanceOf(KithException.class);
    }
    PostView later = cy.post("The numbers go on", List.of(), alice);
    alice.awaitPost(later.id());
    assertThat(alice.node().contact(cy.id()).offences()).isEmpty();
    assertThat(cy.node().contact(alice.id()).offences()).isEmpty();
    assertThat(at(alice).closedBecause()).isPresent();
  }

  @Test
  void nothingSaidWhileSomebodyIsBlockedGoesToThem() {
    alice.node().blockContact(cy.id());
    assertThat(at(alice).seenBy()).extracting(SpeakerView::name).containsExactly("Bob");
    reply(bob, "Without Cy");
    awaitTexts(alice, "Without Cy");
    awaitState(bob, ReplyView.State.PASSED_ON);
    assertThat(at(bob).others()).as("nobody is ever left out of the number").contains(1);
    alice.node().unblockContact(cy.id());
    alice.awaitOnline(cy);
    reply(bob, "With Cy");
    awaitTexts(cy, "With Cy");
    bob.node().blockContact(alice.id());
    assertThat(at(bob).closedBecause()).isPresent();
    assertThatThrownBy(() -> reply(bob, "No"))
        .isInstanceOf(KithException.class)
        .hasMessageContaining("blocked");
  }

  @Test
  void whoGetsThePostLaterGetsWhatIsSaidFromThenOnAndAllAreTold() {
    reply(bob, "Before Dan");
    awaitTexts(cy, "Before Dan");
    cy.node().conversations().react(post.id(), "👍");
    awaitReactions(bob, "👍");
    alice.node().sharedPosts().widen(post.id(), List.of(dan.id()));
    dan.awaitPost(post.id());
    for (TestNode node : List.of(bob, cy, dan)) {
      await().atMost(TestNode.LIMIT).until(() -> readers(node) == 3);
    }
    reply(cy, "With Dan");
    awaitTexts(dan, "With Dan");
    awaitTexts(bob, "Before Dan", "With Dan");
    bob.node().conversations().remove(post.id(), at(bob).replies().get(0).id());
    reply(dan, "Hello");
    awaitTexts(bob, "With Dan", "Hello");
    awaitTexts(dan, "With Dan", "Hello");
    assertThat(at(dan).reactions()).isEmpty();
    assertThat(dan.node().contact(alice.id()).offences()).isEmpty();
  }

  /** How many people the node says will read a reply. */
  private int readers(TestNode node) {
    return at(node).seenBy().size() + at(node).others().orElseThrow();
  }

  @Test
  void theSameRequestTwiceIsOneReplyAndTextsHaveLimits() {
    Optional<String> key = Optional.of("a-key");
    PostConversations talk = bob.node().conversations();
    ReplyView first = talk.reply(post.id(), "Once", Optional.empty(), key);
    assertThat(talk.reply(post.id(), "Once", Optional.empty(), key).id()).isEqualTo(first.id());
    awaitTexts(cy, "Once");
    reply(bob, "👍".repeat(5_000));
    assertThatThrownBy(() -> reply(bob, "👍".repeat(5_001))).isInstanceOf(KithException.class);
    assertThatThrownBy(() -> reply(bob, " \n ")).isInstanceOf(KithException.class);
    awaitTexts(cy, "Once", "👍".repeat(5_000));
  }
}
