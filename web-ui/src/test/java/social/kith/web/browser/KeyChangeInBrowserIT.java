package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.PostView;
import social.kith.node.StartException;

/** Bob lost his keys: Alice meets him again on her page and decides whose the new key is. */
class KeyChangeInBrowserIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @TempDir Path folder;
  private Person alice;
  private Person bob;
  private Person fresh;
  private KithPage a;

  @BeforeEach
  void start() throws StartException, IOException {
    alice = Person.named("Alice", folder);
    bob = Person.named("Bob", folder);
    fresh = new Person(folder.resolve("fresh"));
    fresh.node().setName("Bob");
    alice.pair(bob);
    alice.node().verifyContact(bob.id(), Optional.empty());
    a = new KithPage(alice.open(CHROMIUM));
  }

  @AfterEach
  void stop() throws IOException {
    a.page().context().close();
    alice.close();
    bob.close();
    fresh.close();
    assertThat(alice.faults).isEmpty();
  }

  private void openBob() {
    a.goTo("People");
    a.page()
        .getByRole(AriaRole.MAIN)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Bob").setExact(true))
        .click();
  }

  private Locator alert(Locator within) {
    return within
        .getByRole(AriaRole.ALERT)
        .filter(new Locator.FilterOptions().setHasText("Bob’s key has changed"));
  }

  private Locator mark() {
    return a.page().getByTitle("Safety numbers compared");
  }

  @Test
  void anInviteForHimBringsTheNewKeyAndEverythingGoesToIt() {
    PostView post = alice.post("From before", bob);
    openBob();
    assertThat(mark().first()).isVisible();
    a.button("New key or device…").click();
    Locator sheet = a.dialog("Meet Bob again");
    Locator text = sheet.getByLabel("Invite text");
    assertThat(text).hasValue(Pattern.compile("KITH:[A-Z2-7]{100,}"));
    fresh.node().acceptInvite(text.inputValue());

    Locator alert = alert(sheet);
    assertThat(alert).isVisible();
    assertThat(alert.getByTestId("pairing-code")).hasText(Pattern.compile("\\d{3} \\d{3}"));
    assertThat(alert.getByTestId("pairing-code").innerText().replace(" ", ""))
        .isEqualTo(fresh.node().contact(alice.id()).pairingCode());
    alert.getByText("Safety numbers").click();
    assertThat(alert.getByRole(AriaRole.LISTITEM)).hasCount(24);
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
    assertThat(fresh.node().feed(Optional.empty(), 10).posts()).isEmpty();

    alert
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(Pattern.compile("use the new key")))
        .click();
    assertThat(sheet).isHidden();
    assertThat(a.page().getByText("You have not compared safety numbers yet.")).isVisible();
    assertThat(mark()).hasCount(0);
    fresh.awaitWhole(post);
    a.goTo("Feed");
    assertThat(a.delivery("From before")).containsText("On Bob’s disk");
  }

  @Test
  void nobodyCanBeChosenUntilItIsRefused() {
    String code = fresh.node().createInvite(Duration.ofMinutes(15)).code().orElseThrow();
    a.goTo("People");
    a.button("I have an invite").first().click();
    Locator sheet = a.dialog("Use an invite");
    sheet.getByLabel("Who made it?").selectOption("Bob, with a new key or device");
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
    a.accept(code);
    assertThat(alert(sheet)).isVisible();
    a.page().keyboard().press("Escape");
    assertThat(sheet).isHidden();

    a.goTo("Feed");
    a.openAudience();
    assertThat(a.page().getByRole(AriaRole.CHECKBOX)).hasCount(0);
    a.goTo("People");
    Locator alert = alert(a.page().getByRole(AriaRole.MAIN));
    assertThat(alert).isVisible();
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
    alert
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(Pattern.compile("keep the former key")))
        .click();
    assertThat(alert).hasCount(0);
    assertThat(mark()).hasCount(0);
    a.goTo("Feed");
    a.openAudience();
    assertThat(a.page().getByRole(AriaRole.CHECKBOX)).hasCount(1);
  }
}
