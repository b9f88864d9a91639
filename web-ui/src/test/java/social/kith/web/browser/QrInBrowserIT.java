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
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.StartException;
import social.kith.node.demo.SamplePhotos;
import social.kith.web.api.QrPictures;

/** Invites that come as a QR code: in a picture, and before the camera. */
class QrInBrowserIT {
  private static final Path CAMERA = Path.of("target", "camera.y4m").toAbsolutePath();

  @RegisterExtension
  static final Chromium CHROMIUM =
      new Chromium(
          "--use-fake-device-for-media-stream", "--use-file-for-fake-video-capture=" + CAMERA);

  @TempDir Path folder;
  private Person alice;
  private Person bob;
  private KithPage page;
  private Locator sheet;

  @BeforeEach
  void start() throws StartException, IOException {
    alice = Person.named("Alice", folder);
    bob = Person.named("Bob", folder);
    page = new KithPage(bob.open(CHROMIUM));
    page.button("I have an invite").first().click();
    sheet = page.dialog("Use an invite");
  }

  @AfterEach
  void stop() throws IOException {
    page.page().context().close();
    alice.close();
    bob.close();
    assertThat(bob.faults).isEmpty();
  }

  private String invite() {
    return alice.node().createInvite(Duration.ofMinutes(15)).code().orElseThrow();
  }

  private void choose(byte[] picture) throws IOException {
    Path file = Files.write(folder.resolve("picture.jpg"), picture);
    sheet.getByTestId("qr-input").setInputFiles(file);
  }

  private void allowCamera() {
    page.page().context().grantPermissions(List.of("camera"));
  }

  private void assertAlert(String words) {
    assertThat(
            sheet.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText(words)))
        .isVisible();
  }

  private Locator video() {
    return sheet.getByLabel("What the camera sees");
  }

  @Test
  void aPictureOfTheQrCodeConnects() throws IOException {
    assertThat(page.button("Choose a picture of the QR code")).isVisible();
    Path text = Files.writeString(folder.resolve("picture.txt"), "KITH:AAAA");
    sheet.getByTestId("qr-input").setInputFiles(text);
    assertAlert("Only a JPEG or PNG picture can be read.");
    choose(SamplePhotos.jpeg(1, 400, 300));
    assertAlert("No QR code can be read in this picture.");
    choose(QrPictures.jpeg(QrPictures.draw("https://example.org", 300), 0.8f));
    assertAlert("This QR code is not a Kith invite.");
    choose(QrPictures.jpeg(QrPictures.draw("KITH-SAFETY-1:" + "1".repeat(60), 300), 0.8f));
    assertAlert("This QR code is not a Kith invite.");
    choose(QrPictures.jpeg(QrPictures.place(QrPictures.draw(invite(), 500), 900, 700, 12), 0.8f));
    assertThat(sheet).containsText("Connected to Alice.");
  }

  @Test
  void theCameraConnectsAndStops() throws IOException {
    CameraFilm.write(CAMERA, QrPictures.draw(invite(), 460));
    allowCamera();
    page.button("Use the camera").click();
    assertThat(sheet).containsText("Connected to Alice.");
    assertThat(video()).hasCount(0);
  }

  @Test
  void theCameraStopsWithTheSheet() throws IOException {
    CameraFilm.write(CAMERA, QrPictures.draw("https://example.org", 300));
    allowCamera();
    page.button("Use the camera").click();
    assertThat(sheet).containsText("This QR code is not a Kith invite.");
    assertThat(new AxeBuilder(page.page()).analyze().getViolations()).isEmpty();
    page.page()
        .evaluate(
            "() => { window.seen = document.querySelector('video').srcObject.getTracks()[0] }");
    page.page().keyboard().press("Escape");
    assertThat(sheet).not().isVisible();
    page.page().waitForFunction("window.seen.readyState === 'ended'");
  }

  @Test
  void saysWhatToDoWithoutPermissionAndWithoutACamera() {
    page.button("Use the camera").click();
    assertAlert("The page may not use the camera. Allow it");
    page.button("Stop the camera").click();
    assertThat(sheet.getByRole(AriaRole.ALERT)).hasCount(0);
    page.page()
        .evaluate(
            "() => { navigator.mediaDevices.getUserMedia ="
                + " () => Promise.reject(new DOMException('none', 'NotFoundError')) }");
    page.button("Use the camera").click();
    assertAlert("No camera was found.");
    assertThat(
            page.page()
                .getByRole(
                    AriaRole.BUTTON,
                    new Page.GetByRoleOptions().setName("Choose a picture of the QR code")))
        .isEnabled();
  }
}
