package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A post is found by what is said about it, as long as that is there to be read. */
class SearchRepliesIT {
  @TempDir Path folder;
  private TestNode alice;
  private TestNode bob;
  private TestNode cy;
  private PostView post;

  /** Bob and Cy are in the audience and know only Alice. */
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

  private static SearchPage find(TestNode node, String words) {
    return node.node().search().find(words, Optional.empty(), 9);
  }

  private static void awaitFound(TestNode node, String words, boolean found) {
    await()
        .atMost(TestNode.LIMIT)
        .untilAsserted(() -> assertThat(find(node, words).posts()).hasSize(found ? 1 : 0));
  }

  private ReplyView reply(TestNode node, String text) {
    return node.node().conversations().reply(post.id(), text, Optional.empty(), Optional.empty());
  }

  private static ReplyView foundIn(TestNode node, String words) {
    return find(node, words).foundIn().get(0).reply().orElseThrow();
  }

  @Test
  void isFoundByAReplyUntilThatIsTakenBack() throws StartException {
    ReplyView reply = reply(bob, "Under the Birnbaum");
    for (TestNode node : List.of(alice, bob, cy)) {
      awaitFound(node, "birnbaum", true);
      assertThat(find(node, "birnbaum").posts().get(0).id()).isEqualTo(post.id());
      assertThat(foundIn(node, "birnbaum bob").text()).isEqualTo("Under the Birnbaum");
    }
    assertThat(foundIn(alice, "birnbaum").writer().name()).isEqualTo("Bob");
    assertThat(foundIn(cy, "birnbaum").writer().contactOf()).contains("Alice");
    assertThat(foundIn(bob, "birnbaum").writer().own()).isTrue();
    assertThat(find(alice, "ladder").foundIn()).isEmpty();
    cy.restart();
    awaitFound(cy, "birnbaum", true);
    bob.node().conversations().remove(post.id(), reply.id());
    for (TestNode node : List.of(alice, bob, cy)) {
      awaitFound(node, "birnbaum", false);
      awaitFound(node, "ladder", true);
    }
  }

  @Test
  void isNotFoundByAReplyOnceThePostIsTakenBack() {
    reply(bob, "Under the Birnbaum");
    awaitFound(cy, "birnbaum", true);
    alice.node().sharedPosts().retract(post.id());
    for (TestNode node : List.of(alice, bob, cy)) {
      awaitFound(node, "birnbaum", false);
    }
  }

  @Test
  void isNotFoundByWhatSomebodySaysWhoIsBlocked() {
    reply(bob, "Under the Birnbaum");
    awaitFound(alice, "birnbaum", true);
    alice.node().blockContact(bob.id());
    assertThat(find(alice, "birnbaum").posts()).isEmpty();
    alice.node().unblockContact(bob.id());
    assertThat(find(alice, "birnbaum").posts()).hasSize(1);
  }
}
