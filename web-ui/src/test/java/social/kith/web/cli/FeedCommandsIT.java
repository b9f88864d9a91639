package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import social.kith.node.demo.SamplePhotos;
import social.kith.web.ClipFile;

/** Posts, and what is said and done about them, by commands. */
class FeedCommandsIT extends TwoPeople {
  @Test
  void whatIsSaidAboutAPostGoesBothWays() throws IOException {
    JsonNode post = json(ann, "post", "--text", "Who comes?", "--to", "Bob", "--json");
    String id = post.path("id").asText();
    await().atMost(LIMIT).until(() -> run(bob, "conversation", id).exitCode() == Exit.OK);
    assertThat(run(bob, "reply", id, "I do\u001b[31m").out()).contains("Replied. Seen by Ann.");
    assertThat(run(bob, "react", id, "\ud83d\udc4d").out()).contains("Seen by Ann.");
    await().atMost(LIMIT).until(() -> run(ann, "feed").out().contains("\ud83d\udc4d 1  1 reply"));
    JsonNode talk = json(ann, "conversation", id, "--json");
    String reply = talk.path("replies").get(0).path("id").asText();
    assertThat(run(ann, "reply", id, "Fine", "--to", reply.substring(0, 8)).exitCode()).isZero();
    assertThat(run(ann, "conversation", id).out())
        .contains("Seen by Bob", "\ud83d\udc4d  Bob", "I do", "    Fine")
        .doesNotContain("\u001b");
    await().atMost(LIMIT).until(() -> run(bob, "conversation", id).out().contains("Fine"));
    assertThat(run(ann, "conversation", id, "--remove", reply.substring(0, 8)).out())
        .contains("(a reply that is not here)");
    await().atMost(LIMIT).until(() -> !run(bob, "conversation", id).out().contains("I do"));
    assertThat(run(bob, "react", id, "--remove").out()).contains("Taken back.");
    assertRefused(run(bob, "react", id, "yes"), "one emoji");
    assertRefused(run(bob, "conversation", id, "--remove", reply), "None of the replies");
    assertThat(run(bob, "react", id).exitCode()).isEqualTo(Exit.USAGE);
  }

  @Test
  void draftsAreKeptSharedAndDiscarded() throws IOException {
    Path photo = Files.write(folder.resolve("kept.jpg"), SamplePhotos.jpeg(3, 600, 400));
    assertThat(run(ann, "drafts").out()).contains("There is no draft.");
    String first =
        json(ann, "drafts", "--text", "Later", "--photo", photo.toString(), "--to", "Bob", "--json")
            .path("id")
            .asText();
    assertThat(run(ann, "drafts", "--text", "Perhaps").out()).contains("Kept. Share it with:");
    assertThat(run(ann, "drafts").out())
        .contains("for Bob  1 photos or clips", "Later", "for nobody yet", "Perhaps");
    String second = json(ann, "drafts", "--json").get(0).path("id").asText();
    assertRefused(run(ann, "drafts", second, "--share"), "Name them with --to.");
    assertThat(run(ann, "drafts", second, "--discard").out()).contains("Discarded.");
    JsonNode post = json(ann, "drafts", first.substring(0, 8), "--share", "--json");
    assertThat(post.path("text").asText()).isEqualTo("Later");
    assertThat(post.path("photos").size()).isEqualTo(1);
    assertThat(post.at("/audience/0/name").asText()).isEqualTo("Bob");
    assertThat(json(ann, "drafts", "--json").size()).isZero();
    assertNotFound(run(ann, "drafts", second, "--discard"), "None of your drafts");
    assertThat(run(ann, "drafts", first).exitCode()).isEqualTo(Exit.USAGE);
    assertThat(run(ann, "drafts", "--to", "Bob").exitCode()).isEqualTo(Exit.USAGE);
  }

  @Test
  void thePostCanBeReadAndItsPhotoSaved() throws IOException {
    await().atMost(LIMIT).until(() -> run(bob, "feed").out().contains("1 photo, here"));
    assertThat(run(bob, "feed").out())
        .contains(postId.substring(0, 12), "Ann", "Hello\uFFFD[31m")
        .doesNotContain("\u001b");
    Path file = folder.resolve("saved.jpg");
    await()
        .atMost(LIMIT)
        .until(() -> run(bob, "photo", postId, "1", file.toString()).exitCode() == Exit.OK);
    assertThat(Files.readAllBytes(file)).startsWith(0xFF, 0xD8);
    assertRefused(run(bob, "photo", postId, "1", file.toString()), "is there already");
    assertRefused(run(bob, "photo", postId, "2", file + "2"), "1 photos");
  }

  @Test
  void postsAreFoundByTheirWords() throws IOException {
    await().atMost(LIMIT).until(() -> run(bob, "search", "hello", "ann").out().contains("Hello"));
    assertThat(run(ann, "search", "hell", "--limit", "1").out())
        .contains(postId.substring(0, 12), "Older ones: the same with --cursor ");
    assertThat(run(ann, "search", "hello", "nobody").out()).contains("No post here has all");
    assertThat(json(ann, "search", "hello", "--json").path("complete").asBoolean()).isTrue();
    assertRefused(run(ann, "search", "?!"), "no word");
    assertThat(run(ann, "search").exitCode()).isEqualTo(Exit.USAGE);
  }

  @Test
  void aPostIsFoundByAReplyToIt() throws IOException {
    assertThat(run(bob, "reply", postId, "Under the Birnbaum").exitCode()).isEqualTo(Exit.OK);
    await()
        .atMost(LIMIT)
        .until(
            () ->
                run(ann, "search", "birnb")
                    .out()
                    .contains("found in a reply of Bob: Under the Birnbaum"));
    JsonNode found = json(ann, "search", "birnbaum", "--json");
    assertThat(found.at("/foundIn/0/reply/text").asText()).isEqualTo("Under the Birnbaum");
  }

  @Test
  void noticesTellWhatOthersDid() throws IOException {
    assertThat(run(bob, "reply", postId, "Under the tree").exitCode()).isEqualTo(Exit.OK);
    await()
        .atMost(LIMIT)
        .until(
            () ->
                run(ann, "notices")
                    .out()
                    .contains("Bob replied to your post " + postId.substring(0, 12)));
    assertThat(run(ann, "notices", "--limit", "1", "--seen").out())
        .contains("* ", ": Under the tree", " new.");
    JsonNode seen = json(ann, "notices", "--json");
    assertThat(seen.path("unseen").asInt()).isZero();
    assertThat(seen.at("/notices/0/kind").asText()).isEqualTo("REPLY");
    assertThat(run(ann, "status").out()).contains("Notices:  0 new");
    assertRefused(run(ann, "notices", "--limit", "0"), "between 1 and 100");
  }

  @Test
  void originalsComeAsIsChosenAndWhenAskedFor() throws IOException {
    assertThat(run(bob, "settings", "--metered", "on").out()).contains("--metered on", "--meet");
    assertThat(run(bob, "photo", "get", postId, "1").out()).contains("on your disk");
    assertThat(run(bob, "photo", "get", postId).exitCode()).isEqualTo(Exit.USAGE);
    assertRefused(run(bob, "photo", "get", postId, "2"), "1 photos");
    assertThat(run(bob, "settings", "--metered", "off").out()).contains("--metered off");
    await().atMost(LIMIT).until(() -> run(bob, "transfers").out().contains("No photo"));

    String changed = run(bob, "contact", "Ann", "--originals", "25MB", "--posts", "5000").out();
    assertThat(changed).contains("--originals 25MB", "--photos 20GB", "--posts 5000");
    assertThat(run(bob, "contact", "Ann", "--forgive").out()).contains("--originals 25MB");
    assertRefused(run(bob, "contact", "Ann", "--originals", "much"), "is no size");
    assertThat(run(bob, "contact", "Ann", "--originals", "10MB", "--posts", "100000").out())
        .contains("--originals 10MB", "--posts 100000");
  }

  @Test
  void deliveriesTellHowFarItIs() throws IOException {
    await()
        .atMost(LIMIT)
        .until(
            () ->
                run(ann, "deliveries", postId).out().contains("on their disk since")
                    && run(ann, "deliveries", postId).out().contains("2 of 2 images"));
    assertThat(
            json(ann, "deliveries", postId.substring(0, 8), "--json").get(0).path("state").asText())
        .isEqualTo("STORED");
    assertNotFound(run(ann, "deliveries", "ffff"), "None of the newest 100 posts");
    assertThat(run(ann, "deliveries").out()).contains(postId.substring(0, 12), "on 1 of 1 disks");
    assertThat(json(ann, "deliveries", "--limit", "1", "--json").size()).isEqualTo(1);
  }

  @Test
  void circlesAreMadeChangedAndSharedWith() throws IOException {
    assertThat(run(ann, "circle").out()).contains("There is no circle");
    assertThat(run(ann, "circle", "Family", "--make", "--add", "Bob").out())
        .contains("Family", "Bob");
    JsonNode post = json(ann, "post", "--text", "By circle", "--to", "family", "--json");
    assertThat(post.path("audience").get(0).path("name").asText()).isEqualTo("Bob");
    assertThat(post.path("circles").get(0).asText())
        .isEqualTo(json(ann, "circle", "Family", "--json").path("id").asText());
    assertThat(run(ann, "circle", "Family", "--remove", "Bob").out()).contains("nobody");
    assertRefused(run(ann, "post", "--text", "Nobody", "--to", "Family"), "at least one");
    assertThat(run(ann, "circle", "Family", "--rename", "Bob").out()).contains("Bob", "nobody");
    assertRefused(run(ann, "post", "--text", "Which", "--to", "Bob"), "is a circle and a contact");
    assertNotFound(run(ann, "circle", "Family", "--add", "Bob"), "There is no circle");
    assertThat(run(ann, "circle", "--add", "Bob").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(run(ann, "circle", "Bob", "--older-posts").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(run(ann, "circle", "Bob", "--add", "Bob", "--older-posts").exitCode()).isZero();
    assertThat(run(ann, "circle", "Bob", "--delete").out()).contains("“Bob” is deleted");
    assertThat(json(ann, "circle", "--json").size()).isZero();
  }

  @Test
  void aPostCanEndByItself() throws IOException {
    JsonNode post =
        json(ann, "post", "--text", "For a day", "--to", "Bob", "--expires", "1d", "--json");
    Duration life =
        Duration.between(
            Instant.parse(post.path("createdAt").asText()),
            Instant.parse(post.path("expiresAt").asText()));
    assertThat(life).isEqualTo(Duration.ofDays(1));
    assertThat(run(ann, "feed").out()).contains(", until ");
    for (String wrong : new String[] {"day", "1m", "-1d", "1.5d"}) {
      assertThat(run(ann, "post", "--text", "x", "--to", "Bob", "--expires=" + wrong).exitCode())
          .isEqualTo(Exit.USAGE);
    }
    assertRefused(run(ann, "post", "--text", "x", "--to", "Bob", "--expires", "0h"), "10 years");
  }

  @Test
  void someOfTheFeedIsReadPinnedAndMuted() throws IOException {
    String id = json(ann, "post", "--text", "Marked", "--to", "Bob", "--json").path("id").asText();
    await().atMost(LIMIT).until(() -> run(bob, "feed", "--unread").out().contains("Marked"));
    assertThat(run(bob, "feed", "--from", "Ann").out()).contains("Marked", ", new");
    assertThat(run(bob, "feed", "--from", "me").out()).doesNotContain("Marked");
    assertThat(run(bob, "feed", "--photos").out()).doesNotContain("Marked");
    assertThat(run(bob, "feed", "--on-this-day").out()).contains("no such posts");
    assertRefused(run(bob, "feed", "--on-this-day", "02-31"), "day of the year");
    assertNotFound(run(bob, "feed", "--circle", "None"), "There is no circle");
    assertThat(run(bob, "feed", "--photos", "--unread").exitCode()).isEqualTo(Exit.USAGE);

    assertThat(run(bob, "read", id).out()).contains("new posts are left");
    assertThat(run(bob, "feed", "--unread").out()).doesNotContain("Marked");
    assertThat(run(bob, "read", "--all").out()).contains("0 new posts are left");
    assertThat(run(bob, "read").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(run(bob, "pin", id).exitCode()).isZero();
    assertThat(run(bob, "feed", "--pinned").out()).contains("Marked", ", pinned");
    assertThat(run(bob, "unpin", id).exitCode()).isZero();
    assertThat(run(bob, "feed", "--pinned").out()).contains("no such posts");

    assertThat(run(bob, "mute", "Ann").out()).contains("Ann is muted");
    assertThat(run(bob, "contacts").out()).contains("muted");
    assertThat(run(bob, "feed").out()).doesNotContain("Marked");
    assertThat(run(bob, "feed", "--from", "Ann").out()).contains("Marked");
    assertThat(run(bob, "unmute", "Ann").out()).contains("Ann is in the feed again");
    assertThat(run(bob, "feed").out()).contains("Marked");
  }

  @Test
  void aPostIsGivenToMorePeople() throws Exception {
    assertThat(run(ann, "give", postId, "--to", "Bob").out()).contains("Shared with Bob.");
    assertNotFound(run(ann, "give", postId, "--to", "Zoe"), "There is no contact");
    assertRefused(run(bob, "give", postId, "--to", "Ann"), "Only its author");
    assertThat(run(ann, "give", postId).exitCode()).isEqualTo(Exit.USAGE);
  }

  @Test
  void aPostIsEditedAndItsTextsAreShown() throws IOException {
    String id = json(ann, "post", "--text", "Frist", "--to", "Bob", "--json").path("id").asText();
    assertThat(run(ann, "edit", id, "--text", "First").out()).contains("Edited for Bob.");
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> json(bob, "edit", id, "--json").size() == 2);
    assertThat(run(bob, "edit", id).out()).contains("Frist", "First");
    assertThat(run(bob, "feed").out()).contains(", edited").doesNotContain("Frist");
    assertRefused(run(bob, "edit", id, "--text", "Mine"), "Only its author");
  }

  @Test
  void photosAreAddedToAPost() throws IOException {
    String id = json(ann, "post", "--text", "Album", "--to", "Bob", "--json").path("id").asText();
    Path first = Files.write(folder.resolve("first.jpg"), SamplePhotos.jpeg(1, 400, 300));
    Path second = Files.write(folder.resolve("second.jpg"), SamplePhotos.jpeg(2, 400, 300));
    CommandRun added = run(ann, "edit", id, "--add-photo", first.toString(), second.toString());
    assertThat(added.out()).contains("Edited for Bob.");
    String[] more = {"edit", id, "--text", "Grown", "--add-photo", second.toString(), "--json"};
    assertThat(json(ann, more).path("photos")).hasSize(3);
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> json(bob, "edit", id, "--json").size() == 3);
    assertThat(run(bob, "edit", id).out()).contains("Album", ", with 2 photos", ", with a photo");
    assertThat(run(bob, "feed").out()).contains("Grown", "3 photos");
    await().atMost(LIMIT).until(() -> run(ann, "deliveries", id).out().contains("6 of 6 images"));
    assertThat(run(ann, "feed").out()).contains("to Bob, on 1 of 1 disks, edited");
    assertRefused(run(bob, "edit", id, "--add-photo", first.toString()), "Only its author");
    assertThat(json(bob, "feed", "--photos", "--json").toString()).contains(id);
  }

  @Test
  void aPostIsTakenBack() throws IOException {
    String id =
        json(ann, "post", "--text", "Too early", "--to", "Bob", "--json").path("id").asText();
    await().atMost(LIMIT).until(() -> run(bob, "feed").out().contains("Too early"));
    assertThat(run(ann, "retract", id).out()).contains("deleted here");
    await()
        .atMost(LIMIT)
        .until(() -> run(ann, "deliveries", id).out().contains("off their disk since"));
    assertThat(run(ann, "deliveries").out()).contains("taken back, 1 of 1 confirmed");
    assertThat(run(bob, "feed").out()).doesNotContain("Too early");
    assertRefused(run(bob, "retract", postId), "Only its author");
    assertThat(json(ann, "retract", id, "--json").path("retractedAt").asText()).isNotEmpty();
  }

  @Test
  void clipsAreSharedAndSaved() throws IOException {
    Path clip = Files.write(folder.resolve("boats.mp4"), ClipFile.mp4(120_000));
    CommandRun shared =
        run(ann, "post", "--text", "Boats", "--clip", clip.toString(), "--to", "Bob");
    assertThat(shared.exitCode()).as(shared.err()).isZero();
    assertThat(shared.err()).contains("The place was removed from boats.mp4");
    await().atMost(LIMIT).until(() -> run(bob, "feed").out().contains("Boats"));
    assertThat(run(bob, "feed").out()).contains("1 clip, ");
    JsonNode post = json(bob, "search", "Boats", "--json").at("/posts/0");
    assertThat(post.at("/photos/0/lengthMs").asInt()).isEqualTo(3_000);
    assertThat(post.at("/photos/0/mediaType").asText()).isEqualTo("video/mp4");
    String id = post.path("id").asText();
    Path saved = folder.resolve("saved.mp4");
    await()
        .atMost(LIMIT)
        .until(() -> run(bob, "photo", id, "1", saved.toString()).exitCode() == Exit.OK);
    byte[] bytes = Files.readAllBytes(saved);
    assertThat(bytes).hasSameSizeAs(Files.readAllBytes(clip));
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(ClipFile.PLACE);
    Path hevc = Files.write(folder.resolve("phone.mov"), ClipFile.mp4(9, "hvc1"));
    assertRefused(run(ann, "post", "--photo", hevc.toString(), "--to", "Bob"), "HEVC");
  }

  @Test
  void aPostThatCannotBeLeavesNothingBehind() throws IOException {
    Path photo = Files.write(folder.resolve("lake.jpg"), SamplePhotos.jpeg(2, 60, 40));
    Path text = Files.writeString(folder.resolve("text.jpg"), "this is no photo");
    assertRefused(
        run(ann, "post", "--photo", photo.toString(), text.toString(), "--to", "Bob"), "");
    assertRefused(run(ann, "post", "--photo", folder + "/none.jpg", "--to", "Bob"), "none.jpg");
    assertNotFound(run(ann, "post", "--text", "x", "--to", "Nobody"), "no contact “Nobody”");
    assertThat(run(ann, "post", "--to", "Bob").exitCode()).isEqualTo(Exit.USAGE);
    ApiClient node = ApiClient.connect(ann.home());
    assertThat(node.list("/photos", JsonNode.class)).isEmpty();
  }

  @Test
  void feedGoesOnWhereItEnded() throws IOException {
    for (int i = 0; i < 2; i++) {
      assertThat(run(ann, "post", "--text", "more", "--to", "Bob").exitCode()).isZero();
    }
    JsonNode page = json(ann, "feed", "--limit", "1", "--json");
    String cursor = page.path("older").asText();
    assertThat(run(ann, "feed", "--limit", "1").out()).contains("the same with --cursor " + cursor);
    JsonNode next = json(ann, "feed", "--limit", "1", "--cursor", cursor, "--json");
    assertThat(next.at("/posts/0/id")).isNotEqualTo(page.at("/posts/0/id"));
    assertRefused(run(ann, "feed", "--limit", "101"), "1 and 100");
  }
}
