package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.node.demo.SamplePhotos;

/** Photos that are added to a post later: with those who see it, and nobody else. */
class AddedPhotosInBrowserIT extends AliceBobAndCarol {
  private static final String TEXT = "Three days in the hills";

  private KithPage a;

  @BeforeEach
  void share() throws IOException {
    a = new KithPage(alice.open(CHROMIUM));
    a.text().fill(TEXT);
    a.addPhotos(photo(1));
    a.choose("Bob");
    a.share().click();
    assertThat(a.delivery(TEXT)).hasText("On Bob’s disk");
  }

  private Path photo(int seed) throws IOException {
    return Files.write(folder.resolve("photo-" + seed + ".jpg"), SamplePhotos.jpeg(seed, 900, 600));
  }

  private Locator sheet() {
    return a.dialog("Add photos");
  }

  private void open() {
    a.post(TEXT).getByRole(AriaRole.BUTTON, name("^Post menu$")).focus();
    a.page().keyboard().press("Enter");
    a.page()
        .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Add photos…"))
        .press("Enter");
    assertThat(sheet()).isVisible();
  }

  private static Locator.GetByRoleOptions name(String pattern) {
    return new Locator.GetByRoleOptions().setName(Pattern.compile(pattern));
  }

  private Locator rows() {
    return sheet().getByRole(AriaRole.LIST).getByRole(AriaRole.LISTITEM);
  }

  private Locator add() {
    return sheet().getByRole(AriaRole.BUTTON, name("^Add( \\d+ photos?)?$"));
  }

  private void pick(Path... files) {
    sheet().getByTestId("added-photo-input").setInputFiles(files);
  }

  private static void assertNoViolations(KithPage page) {
    assertThat(new AxeBuilder(page.page()).analyze().getViolations()).isEmpty();
  }

  @Test
  void theyComeToThoseWhoHaveThePostAndToNobodyElse() throws IOException {
    KithPage b = new KithPage(bob.open(CHROMIUM));
    KithPage c = new KithPage(carol.open(CHROMIUM));
    assertThat(b.photos(TEXT)).hasCount(1);
    long before = photoBytesToCarol();
    a.text().fill("Being written");
    open();
    assertThat(sheet()).containsText("Only Bob will see them, as the post, after its 1 photo.");
    assertThat(add()).hasAttribute("aria-disabled", "true");
    assertNoViolations(a);
    pick(photo(2), photo(3));
    assertThat(rows()).hasCount(2);
    sheet().getByLabel("Description of photo 2").fill("The hut");
    assertThat(add()).hasText("Add 2 photos");
    assertThat(add()).hasAttribute("aria-disabled", "false");
    assertNoViolations(a);
    add().click();
    assertThat(sheet()).hasCount(0);
    assertThat(a.photos(TEXT)).hasCount(3);
    assertThat(a.text()).hasValue("Being written");
    assertThat(a.page().locator(".draft-photo")).hasCount(0);

    assertThat(b.photos(TEXT)).hasCount(3);
    assertThat(b.post(TEXT).getByAltText("The hut")).isVisible();
    assertThat(a.delivery(TEXT)).hasText("On Bob’s disk");
    b.button("edited").click();
    assertThat(b.dialog("What this post said")).containsText("now · added 2 photos");
    assertThat(b.dialog("What this post said")).containsText("at first · with 1 photo");
    assertNoViolations(b);
    assertThat(c.post(TEXT)).hasCount(0);
    assertThat(photoBytesToCarol()).isEqualTo(before);
  }

  private long photoBytesToCarol() {
    return alice.node().contact(carol.id()).traffic().photoBytesSent();
  }

  @Test
  void whatWasChosenStaysUntilItIsCancelled() throws IOException {
    open();
    pick(photo(2));
    assertThat(add()).hasAttribute("aria-disabled", "false");
    a.page().keyboard().press("Escape");
    assertThat(sheet()).hasCount(0);
    open();
    assertThat(rows()).hasCount(1);
    sheet().getByRole(AriaRole.BUTTON, name("^Cancel$")).click();
    open();
    assertThat(rows()).hasCount(0);
    assertThat(add()).hasText("Add");
    assertThat(alice.node().draftPhotos().all()).isEmpty();
    assertThat(alice.node().feed(Optional.empty(), 9).posts().get(0).photos()).hasSize(1);
  }

  @Test
  void theyWaitForWhoIsOff() throws Exception {
    bob.stop();
    open();
    pick(photo(2));
    add().click();
    assertThat(sheet()).hasCount(0);
    assertThat(a.photos(TEXT)).hasCount(2);
    assertThat(a.delivery(TEXT)).containsText("On 0 of 1 disk · Bob offline");
    bob.start();
    KithPage b = new KithPage(bob.open(CHROMIUM));
    assertThat(b.photos(TEXT)).hasCount(2);
    assertThat(a.delivery(TEXT)).hasText("On Bob’s disk");
    assertThat(List.of(alice, bob)).allMatch(person -> person.node().status().problems().isEmpty());
  }
}
