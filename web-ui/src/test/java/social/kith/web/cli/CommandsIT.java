package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import social.kith.node.demo.SamplePhotos;
import social.kith.node.find.Invite;
import social.kith.web.api.QrPictures;

/** The node, its people and invites, by commands. */
class CommandsIT extends TwoPeople {
  @Test
  void statusTellsOfTheNodeAndItsLinks() throws IOException {
    assertThat(run(ann, "status").out()).contains("Ann, Kith ", "Contacts: 1", "Bob");
    assertThat(json(ann, "status", "--json").path("contacts").size()).isEqualTo(1);
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
    assertThat(run(ann, "settings", "--seen", "off").out()).contains("--seen off", "--lan on");
    assertThat(run(ann, "settings", "--lan", "off", "--metered", "on").out())
        .contains("--meet on", "--metered on", "--lan off");
    assertThat(run(ann, "settings", "--lan", "on", "--metered", "off").out()).contains("--lan on");
  }

  @Test
  void aHostNameIsShownSetAndRemoved() throws IOException {
    assertThat(run(ann, "host-name").out()).contains("no name");
    assertThat(run(ann, "host-name", "127.0.0.1").out())
        .isEqualToIgnoringNewLines("127.0.0.1: 127.0.0.1");
    assertThat(json(ann, "host-name", "--json").path("name").asText()).isEqualTo("127.0.0.1");
    assertRefused(run(ann, "host-name", "a:25484"), "without a port");
    assertThat(run(ann, "host-name", "home.example.org").out()).contains("nobody knows it");
    assertThat(run(ann, "host-name", "a", "--remove").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(run(ann, "host-name", "--remove").out()).contains("no name");
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
  void aReplyToAnInviteLetsTheInviterDial() throws Exception {
    try (LocalNode eve = start("Eve")) {
      Invite made =
          Invite.parse(json(ann, "invite", "--json").path("code").asText(), Instant.now());
      Invite unreachable =
          new Invite(
              made.inviter(),
              made.secret(),
              made.expiresAt(),
              List.of(new InetSocketAddress("127.0.0.1", 9)));
      String said = run(eve, "accept", "--no-wait", unreachable.encode()).out();
      assertThat(said).contains("kith invite --reply", "KITH-REPLY:");
      CommandRun dialled = run(ann, "invite", "--wait", "--reply", said);
      assertThat(dialled.out()).contains("Their node is dialled now", "Eve used it");
      assertNotFound(run(ann, "invite", "--reply", said), "none of your open invites");
      assertThat(run(ann, "remove", "Eve").exitCode()).isZero();
    }
  }

  @Test
  void anInviteIsReadFromAPictureOfItsQrCode() throws Exception {
    try (LocalNode cas = start("Cas")) {
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
  void tellsWhatTakesHowMuchAndKeepsToIt() throws IOException {
    assertThat(run(bob, "storage").out())
        .contains("Yours", "Ann", "kith.db", "photos.db", "no limit, the oldest make room first")
        .doesNotContain("Former contacts");
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
    await().atMost(LIMIT).until(() -> run(bob, "contacts").out().contains("this machine"));
    assertNotFound(run(bob, "block", "Nobody"), "no contact");
  }

  @Test
  void aContactComesWithAnotherKey() throws Exception {
    try (LocalNode dora = start("Dora");
        LocalNode again = start("Again")) {
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
