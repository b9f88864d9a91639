package social.kith.node;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import social.kith.node.demo.SamplePhotos;

/** Two people pair, share, fail and come back; writes down what the log must not have told. */
final class LoggedMain {
  private static final int KEY_BYTES = 32;

  private LoggedMain() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    TestNode alice = new TestNode(folder.resolve("alice"), "Aldwyna");
    TestNode bob = new TestNode(folder.resolve("bob"), "Bartholomew");
    String invite = alice.node().createInvite(Duration.ofMinutes(15)).code().orElseThrow();
    bob.node().acceptInvite(invite);
    await().atMost(TestNode.LIMIT).until(() -> alice.knows(bob, ContactView.State.PENDING));
    alice.node().confirmContact(bob.id());
    alice.awaitOnline(bob);
    DraftPhotoView draft = alice.node().draftPhotos().add(SamplePhotos.jpeg(3, 200, 100), false);
    bob.awaitPost(alice.post("Marmalade at noon", List.of(draft.id()), bob).id());
    useAgain(bob, invite);
    bob.restart();
    alice.awaitOnline(bob);
    Files.write(
        folder.resolve("secrets"),
        List.of(
            "Aldwyna",
            "Bartholomew",
            "Marmalade",
            invite.substring(5, 25),
            "127.0.0.1",
            alice.id(),
            bob.id(),
            HexFormat.of().formatHex(storageKey(folder)),
            Base64.getEncoder().encodeToString(storageKey(folder)).substring(0, 40)));
    alice.close();
    bob.close();
    System.exit(0);
  }

  private static void useAgain(TestNode bob, String invite) {
    try {
      bob.node().acceptInvite(invite);
    } catch (KithException refused) {
      if (refused.getMessage().contains(invite)) {
        throw refused;
      }
    }
  }

  /** The last thing in the key file. */
  private static byte[] storageKey(Path folder) throws Exception {
    byte[] file = Files.readAllBytes(folder.resolve("alice").resolve("keys"));
    return Arrays.copyOfRange(file, file.length - KEY_BYTES, file.length);
  }
}
