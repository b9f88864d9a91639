package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.StartException;
import social.kith.node.find.Invite;
import social.kith.node.find.InviteException;

/** Invites that cannot be used: the page says why and what to do. */
class InviteInBrowserIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  private static final int CHECK_BYTES = 4;

  @TempDir Path folder;
  private Person alice;
  private Person bob;
  private KithPage page;

  @BeforeEach
  void start() throws StartException, IOException {
    alice = Person.named("Alice", folder);
    bob = Person.named("Bob", folder);
    page = new KithPage(bob.open(CHROMIUM));
  }

  @AfterEach
  void stop() throws IOException {
    alice.close();
    bob.close();
    assertThat(bob.faults).isEmpty();
  }

  private String invite() {
    return alice.node().createInvite(Duration.ofMinutes(15)).code().orElseThrow();
  }

  private void assertRefused(String text, String words) {
    page.accept(text);
    assertThat(
            page.dialog("Use an invite")
                .getByRole(AriaRole.ALERT)
                .filter(new Locator.FilterOptions().setHasText(words)))
        .isVisible();
  }

  @Test
  void saysWhatIsWrongWithAText() throws InviteException {
    String good = invite();
    assertRefused(good.substring(0, good.length() - 9), "This is not a whole invite.");
    assertRefused("See you on Sunday", "This is not a whole invite.");
    assertRefused(expired(good), "This invite has expired. Ask for a new one");
    assertRefused(newer(good), "made by a newer Kith. Update Kith");
    assertRefused(
        bob.node().createInvite(Duration.ofMinutes(15)).code().orElseThrow(), "your own invite");

    page.accept("Here it is:\n" + good + "\nSee you!");
    assertThat(page.dialog("Use an invite")).containsText("Connected to Alice.");
  }

  /** As from somebody behind a router that lets nobody in. */
  private static String unreachable(String good) throws InviteException {
    Invite invite = Invite.parse(good, Instant.now());
    List<InetSocketAddress> nowhere = List.of(new InetSocketAddress("127.0.0.1", 9));
    return new Invite(invite.inviter(), invite.secret(), invite.expiresAt(), nowhere).encode();
  }

  @Test
  void aReplyBringsTwoTogetherWhoseInviteLeadsNowhere() throws InviteException, IOException {
    KithPage alices = new KithPage(alice.open(CHROMIUM));
    String invite = alices.invite();
    page.accept(unreachable(invite));
    Locator used = page.dialog("Use an invite");
    used.getByText("No connection? Send them a reply").click();
    assertThat(new AxeBuilder(page.page()).analyze().getViolations()).isEmpty();
    String reply = used.getByLabel("Reply text").inputValue();

    Locator made = alices.dialog("Invite someone");
    made.getByText("They cannot connect? Use their reply").click();
    made.getByLabel("Reply text").fill(reply.substring(0, reply.length() - 3));
    made.getByText("Call them", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(made.getByRole(AriaRole.ALERT)).containsText("not a whole reply");
    made.getByLabel("Reply text").fill(reply);
    made.getByText("Call them", new Locator.GetByTextOptions().setExact(true)).click();

    assertThat(used).containsText("Connected to Alice.");
    assertThat(made).containsText("Bob");
  }

  private static String expired(String good) throws InviteException {
    Invite invite = Invite.parse(good, Instant.now());
    Instant past = Instant.now().minus(Duration.ofHours(1));
    return new Invite(invite.inviter(), invite.secret(), past, invite.addresses()).encode();
  }

  /** The same invite with the version after this one, whole as far as the check value tells. */
  private static String newer(String good) {
    String code = good.substring("KITH:".length());
    byte[] bytes = Base32.decode(code + "=".repeat((8 - code.length() % 8) % 8));
    bytes[0]++;
    byte[] check = sha256(Arrays.copyOf(bytes, bytes.length - CHECK_BYTES));
    System.arraycopy(check, 0, bytes, bytes.length - CHECK_BYTES, CHECK_BYTES);
    return "KITH:" + Base32.toBase32String(bytes).replace("=", "");
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void saysThatAnInviteWasUsedOrTakenBack() throws StartException, IOException {
    String used = invite();
    try (Person carol = Person.named("Carol", folder)) {
      KithPage other = new KithPage(carol.open(CHROMIUM));
      other.accept(used);
      assertThat(other.dialog("Use an invite")).containsText("Connected to Alice.");
      assertRefused(used, "This invite was already used. Ask for a new one.");
    }
    page.button("Use another invite").click();
    String takenBack = invite();
    alice.node().cancelInvite(alice.node().invites().get(0).id());
    assertRefused(takenBack, "This invite was taken back. Ask for a new one.");
  }
}
