package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.web.api.QrReader;

/** Two people compare safety numbers, by eye and by the code on the other screen. */
class VerifyInBrowserIT extends AliceBobAndCarol {
  private KithPage a;

  @BeforeEach
  void open() {
    a = new KithPage(alice.open(CHROMIUM));
  }

  private static Locator sheet(KithPage page, String name) {
    page.goTo("People");
    page.page()
        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
    page.button("Compare safety numbers…").click();
    Locator sheet = page.dialog("Compare safety numbers");
    assertThat(number(sheet)).hasCount(12);
    return sheet;
  }

  private static Locator number(Locator sheet) {
    return sheet.getByRole(AriaRole.LISTITEM);
  }

  /** No digit lies over the code, or beyond the sheet. */
  private static void assertAllIsShown(Locator sheet) {
    BoundingBox whole = sheet.boundingBox();
    BoundingBox code = sheet.getByAltText("QR code of the safety number").boundingBox();
    for (Locator group : number(sheet).all()) {
      BoundingBox box = group.boundingBox();
      assertThat(box.x).isGreaterThan(whole.x);
      assertThat(box.x + box.width).isLessThan(whole.x + whole.width);
      assertThat(box.y).isGreaterThanOrEqualTo(code.y + code.height);
    }
  }

  private Locator mark() {
    return a.page().getByTitle("Safety numbers compared");
  }

  private void read(Locator sheet, byte[] picture) throws IOException {
    Path file = Files.write(folder.resolve("picture.png"), picture);
    sheet.getByTestId("qr-input").setInputFiles(file);
  }

  @Test
  void theNumberIsTheSameOnBothScreensAndTheMarkStays() {
    KithPage b = new KithPage(bob.open(CHROMIUM));
    Locator sheet = sheet(a, "Bob");
    assertThat(number(sheet))
        .hasText(number(sheet(b, "Alice")).allInnerTexts().toArray(String[]::new));
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
    assertAllIsShown(sheet);
    a.button("They are the same").click();

    assertThat(sheet).isHidden();
    assertThat(mark().first()).isVisible();
    a.page().reload();
    assertThat(mark().first()).isVisible();
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
    // What Alice saw says nothing about what Bob did.
    b.page().reload();
    assertThat(b.page().getByText("You have not compared safety numbers yet.")).isVisible();

    a.button("Take it back").click();
    assertThat(mark()).hasCount(0);
    b.page().context().close();
  }

  @Test
  void theCodeOnTheOtherScreenIsComparedByKith() throws IOException {
    KithPage b = new KithPage(bob.open(CHROMIUM));
    Locator theirs = sheet(b, "Alice").getByAltText("QR code of the safety number");
    theirs.evaluate("i => i.decode()");
    byte[] seen = theirs.screenshot();
    assertThat(QrReader.find(seen).orElseThrow()).startsWith("KITH-SAFETY-1:");

    Locator wrong = sheet(a, "Carol");
    read(wrong, seen);
    assertThat(wrong.getByRole(AriaRole.ALERT))
        .containsText("This is not the number that you and Carol share.");
    a.button("Not now").click();
    assertThat(mark()).hasCount(0);

    Locator right = sheet(a, "Bob");
    read(right, seen);
    assertThat(right).isHidden();
    assertThat(mark().first()).isVisible();
    a.goTo("People");
    assertThat(mark()).hasCount(1);
    b.page().context().close();
  }
}
