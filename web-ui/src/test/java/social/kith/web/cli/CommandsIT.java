package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NodeConfig;
import social.kith.node.StartException;
import social.kith.node.demo.SamplePhotos;
import social.kith.web.api.QrPictures;

/** Two people who do everything by commands. */
class CommandsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static LocalNode ann;
  private static LocalNode bob;
  private static String postId;

  @BeforeAll
  static void meet() throws Exception {
    ann = start("Ann", 37_800);
    bob = start("Bob", 37_900);
    JsonNode invite = json(ann, "invite", "--json", "--minutes", "5");
    CommandRun accepted = run(bob, "accept", invite.path("code").asText());
    assertThat(accepted.err()).isEmpty();
    assertThat(accepted.exitCode()).isZero();
    assertThat(accepted.out()).contains("You are connected to Ann.");
    String code = json(ann, "contacts", "--json").get(0).path("pairingCode").asText();
    assertThat(accepted.out()).contains("Your code is " + code);
    assertThat(run(ann, "contacts").out()).contains("Bob", "compare " + code);
    assertThat(run(ann, "confirm", "bob").out()).contains("Bob is confirmed");
    await().atMost(LIMIT).until(() -> run(bob, "contacts").out().contains("confirmed"));
    postId = share();
  }

  private static LocalNode start(String name, int linkPort) throws StartException {
    NodeConfig config = new NodeConfig(folder.resolve(name), NodeConfig.Network.LOOPBACK, linkPort);
    return LocalNode.start(config, 0, Optional.of(name));
  }

  private static String share() throws IOException {
    Path photo = Files.write(folder.resolve("hills.jpg"), SamplePhotos.jpeg(1, 600, 400));
    JsonNode post =
        json(
            ann,
            "post",
            "--text",
            "Hello\u001b[31m",
            "--photo",
            photo.toString(),
            "--to",
            "Bob",
            "--json");
    return post.path("id").asText();
  }

  @AfterAll
  static void stop() {
    ann.close();
    bob.close();
  }

  private static CommandRun run(LocalNode node, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", node.home().toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static JsonNode json(LocalNode node, String... arguments) throws IOException {
    CommandRun run = run(node, arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return JSON.readTree(run.out());
  }

  private static void assertNotFound(CommandRun run, String words) {
    assertThat(run.exitCode()).isEqualTo(Exit.NOT_FOUND);
    assertThat(run.err()).startsWith("kith: ").contains(words);
  }

  private static void assertRefused(CommandRun run, String words) {
    assertThat(run.exitCode()).isEqualTo(Exit.REFUSED);
    assertThat(run.err()).startsWith("kith: ").contains(words);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void statusTellsOfTheNodeAndItsLinks() throws IOException {
    assertThat(run(ann, "status").out()).contains("Ann, Kith ", "Contacts: 1", "Bob");
    assertThat(json(ann, "status", "--json").path("contacts").size()).isEqualTo(1);
  }

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
  void linkOpensThePage() throws IOException {
    assertThat(run(ann, "link").out()).contains(".localhost:", "/launch#", "http://127.0.0.1:");
    assertThat(json(ann, "link", "--json").path("url").asText()).startsWith(ann.pageUrl());
  }

  @Test
  void settingsAreShownAndChanged() throws IOException {
    assertThat(run(ann, "settings").out()).contains("--meet on");
    assertThat(run(ann, "settings", "--meet", "off").out()).contains("--meet off");
    assertThat(json(ann, "settings", "--json").path("meetThroughContacts").asBoolean()).isFalse();
    assertThat(run(ann, "settings", "--meet", "on").out()).contains("--meet on", "--seen off");
    assertThat(run(ann, "settings", "--seen", "on").out()).contains("--meet on", "--seen on");
    assertThat(run(ann, "settings", "--seen", "off").out()).contains("--seen off");
  }

  @Test
  void nameIsShownAndSet() {
    assertThat(run(bob, "name").out()).isEqualToIgnoringNewLines("Bob");
    assertThat(run(bob, "name", "Bobby").out()).isEqualToIgnoringNewLines("Bobby");
    assertRefused(run(bob, "name", "x".repeat(61)), "60");
    assertThat(run(bob, "name", "Bob").exitCode()).isZero();
  }

  @Test
  void anInviteShowsItsQrCodeAndCanBeTakenBack() throws IOException {
    CommandRun shown = run(bob, "invite");
    assertThat(shown.out()).containsPattern("within 1[56] minutes").contains("█");
    assertThat(run(bob, "invite", "--no-qr").out()).doesNotContain("█");
    String id = json(bob, "invites", "--json").get(0).path("id").asText();
    assertThat(run(bob, "invites", "--cancel", id).out()).contains(id + "  cancelled");
    assertRefused(run(bob, "invite", "--minutes", "1441"), "");
  }

  @Test
  void waitingForAnInviteEndsWhenItIsTakenBack() throws Exception {
    CompletableFuture<CommandRun> waiting =
        CompletableFuture.supplyAsync(() -> run(bob, "invite", "--wait", "--no-qr"));
    await()
        .atMost(LIMIT)
        .until(() -> json(bob, "invites", "--json").findValuesAsText("state").contains("OPEN"));
    for (JsonNode invite : json(bob, "invites", "--json")) {
      if (invite.path("state").asText().equals("OPEN")) {
        run(bob, "invites", "--cancel", invite.path("id").asText());
      }
    }
    assertRefused(waiting.get(), "Nobody used the invite");
  }

  @Test
  void anInviteThatIsNoneIsRefused() {
    assertThat(run(bob, "accept", "hello").exitCode()).isEqualTo(Exit.REFUSED);
  }

  @Test
  void anInviteIsReadFromAPictureOfItsQrCode() throws Exception {
    try (LocalNode cas = start("Cas", 38_000)) {
      String code = json(ann, "invite", "--json").path("code").asText();
      Path picture = folder.resolve("invite.png");
      Files.write(picture, QrPictures.png(QrPictures.draw(code, 500)));
      CommandRun accepted = run(cas, "accept", "--qr", picture.toString());
      assertThat(accepted.err()).isEmpty();
      assertThat(accepted.out()).contains("You are connected to Ann.");
      assertThat(run(ann, "remove", "Cas").exitCode()).isZero();
    }
  }

  @Test
  void aPictureWithoutAnInviteIsRefused() throws IOException {
    Path photo = Files.write(folder.resolve("sea.jpg"), SamplePhotos.jpeg(3, 300, 200));
    assertRefused(run(bob, "accept", "--qr", photo.toString()), "No QR code");
    assertRefused(run(bob, "accept", "--qr", folder + "/none.png"), "none.png");
    Path other = folder.resolve("other.png");
    Files.write(other, QrPictures.png(QrPictures.draw("https://example.org", 300)));
    assertRefused(run(bob, "accept", "--qr", other.toString()), "not a whole invite");
    assertThat(run(bob, "accept", "KITH:AB", "--qr", photo.toString()).exitCode())
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void thePostCanBeReadAndItsPhotoSaved() throws IOException {
    await().atMost(LIMIT).until(() -> run(bob, "feed").out().contains("1 photos, 1 of them here"));
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
  void tellsWhatTakesHowMuchAndKeepsToIt() throws IOException {
    assertThat(run(bob, "storage").out())
        .contains("Yours", "Ann", "kith.db", "photos.db", "no limit, the oldest make room first");
    assertThat(run(bob, "storage", "--originals", "5GB", "--first", "biggest").out())
        .contains("at most 5,000.0 MB, the biggest make room first");
    JsonNode budget = json(bob, "storage", "--json").path("budget");
    assertThat(budget.path("originalsBytes").asLong()).isEqualTo(5_000_000_000L);
    assertThat(budget.path("first").asText()).isEqualTo("BIGGEST");
    assertRefused(run(bob, "storage", "--originals", "much"), "is no size");
    assertThat(run(bob, "storage", "--first", "newest").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(run(bob, "storage", "--originals", "all", "--first", "oldest").out())
        .contains("no limit, the oldest");
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
  void aProfileIsShownToContacts() throws IOException {
    Path photo = Files.write(folder.resolve("me.jpg"), SamplePhotos.jpeg(2, 600, 400));
    assertThat(run(ann, "profile", "--line", "At the lake", "--picture", photo.toString()).out())
        .contains("Ann", "At the lake", "With a picture");
    await().atMost(LIMIT).until(() -> run(bob, "contacts").out().contains("At the lake"));
    assertThat(json(bob, "contacts", "--json").at("/0/picture").asText())
        .isEqualTo(json(ann, "profile", "--json").path("picture").asText());
    assertRefused(run(ann, "profile", "--line", "a".repeat(161)), "160 characters");
    assertThat(run(ann, "profile", "--no-picture", "--line", "").out())
        .contains("(no line)", "(no picture)");
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

  @Test
  void dialAnswersForAContact() {
    assertThat(run(ann, "dial", "Bob").out()).startsWith("Bob");
    assertNotFound(run(ann, "dial", "Nobody"), "no contact");
    assertNotFound(run(ann, "remove", "Nobody"), "no contact");
  }

  @Test
  void aContactIsBlockedAndUnblocked() throws IOException {
    assertThat(run(bob, "block", "ann").out()).contains("Ann is blocked", "kith unblock Ann");
    assertThat(run(bob, "contacts").out()).contains("blocked");
    assertRefused(run(bob, "post", "--text", "x", "--to", "Ann"), "Ann is blocked");
    assertThat(json(bob, "unblock", "Ann", "--json").has("blockedAt")).isFalse();
    await().atMost(LIMIT).until(() -> run(bob, "contacts").out().contains("local network"));
    assertNotFound(run(bob, "block", "Nobody"), "no contact");
  }

  @Test
  void aContactComesWithAnotherKey() throws Exception {
    try (LocalNode dora = start("Dora", 38_100);
        LocalNode again = start("Again", 38_200)) {
      String first = json(ann, "invite", "--json").path("code").asText();
      assertThat(run(dora, "accept", first).exitCode()).isZero();
      assertThat(run(ann, "confirm", "Dora").exitCode()).isZero();
      assertRefused(run(ann, "key-change", "Dora"), "has not changed");
      assertNotFound(run(ann, "invite", "--for", "Nobody"), "no contact");

      String second = json(ann, "invite", "--for", "Dora", "--json").path("code").asText();
      assertThat(run(again, "accept", second).out()).contains("You are connected to Ann.");
      await().atMost(LIMIT).until(() -> run(ann, "contacts").out().contains("key has changed"));
      assertRefused(run(ann, "post", "--text", "x", "--to", "Dora"), "The key of Dora has changed");
      String code = json(again, "contacts", "--json").get(0).path("pairingCode").asText();
      assertThat(run(ann, "key-change", "Dora").out())
          .contains(code, "--acknowledge")
          .containsPattern("(\\d{5} ){11}\\d{5}");
      assertThat(run(ann, "key-change", "Dora", "--refuse").out()).contains("former key");

      String third = json(again, "invite", "--json").path("code").asText();
      assertThat(run(ann, "accept", third, "--as", "Dora").out()).contains("has changed");
      assertThat(run(ann, "key-change", "Dora", "--acknowledge").out()).contains("new key");
      assertThat(run(ann, "remove", "Again").exitCode()).isZero();
    }
  }

  @Test
  void everyBrowserCanBeSignedOut() {
    assertThat(run(ann, "sign-out").out()).contains("Every browser is signed out");
  }

  @Test
  void aSecondNodeOnTheFolderIsRefused() {
    assertRefused(
        CommandRun.of("run", "--no-browser", "--port", "0", "--home", "" + ann.home()),
        "already runs on the folder");
  }
}
