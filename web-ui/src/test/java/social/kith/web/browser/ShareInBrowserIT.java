package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.StartException;
import social.kith.node.demo.SamplePhotos.Scene;
import social.kith.web.api.QrReader;

/** Three people with their own nodes and browsers: what they share, and what nobody else gets. */
class ShareInBrowserIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  private static final String TEXT = "We got up before the sun.";

  @TempDir Path folder;
  private Person alice;
  private Person bob;
  private Person carol;

  @BeforeEach
  void start() throws StartException, IOException {
    alice = new Person(folder.resolve("alice"));
    bob = new Person(folder.resolve("bob"));
    carol = Person.named("Carol", folder);
  }

  @AfterEach
  void stop() throws IOException {
    alice.close();
    bob.close();
    carol.close();
    assertThat(alice.faults).isEmpty();
    assertThat(bob.faults).isEmpty();
    assertThat(carol.faults).isEmpty();
  }

  @Test
  void leadsFromTheFirstLinkToPhotosOnTheDiskOfWhomTheyAreFor()
      throws IOException, ImageProcessingException {
    KithPage a = new KithPage(alice.open(CHROMIUM));
    KithPage b = new KithPage(bob.open(CHROMIUM));
    a.giveName("Alice");
    b.giveName("Bob");
    assertThat(a.page()).hasURL(Pattern.compile("http://[a-z0-9]+\\.localhost:\\d+/$"));
    meet(a, b);
    alice.pair(carol);
    KithPage c = new KithPage(carol.open(CHROMIUM));
    assertThat(c.page().getByText("Quiet so far")).isVisible();
    Map<String, Number> before = traffic(a, carol);

    CameraPhoto portrait =
        CameraPhoto.take(folder.resolve("portrait.jpg"), Scene.LAKE, 3_000, 4_000);
    CameraPhoto landscape =
        CameraPhoto.take(folder.resolve("landscape.jpg"), Scene.SUNRISE, 4_000, 3_000);
    List<String> requests = new CopyOnWriteArrayList<>();
    b.page().onRequest(request -> requests.add(request.url()));
    b.page().evaluate("() => { window.sameAsBefore = true; }");
    compose(a, portrait.file(), landscape.file());
    shareWithBob(a);

    assertThat(b.post(TEXT)).isVisible();
    assertThat(b.photos(TEXT)).hasCount(2);
    assertUpright(b.photos(TEXT).nth(0), portrait);
    assertUpright(b.photos(TEXT).nth(1), landscape);
    assertThat(b.page().evaluate("() => window.sameAsBefore")).isEqualTo(true);
    assertPreviewsCameFirst(requests);
    assertThat(a.delivery(TEXT)).hasText("On Bob’s disk");
    assertOriginalTellsNoPlace(b);

    assertThat(traffic(a, carol).get("photoBytesSent").longValue()).isZero();
    assertThat(traffic(a, carol).get("itemBytesSent")).isEqualTo(before.get("itemBytesSent"));
    // What comes after it arrives, so nothing was merely late.
    alice.post("For Carol", carol);
    assertThat(c.post("For Carol")).isVisible();
    assertThat(c.posts()).hasCount(1);
    assertThat(traffic(a, carol).get("photoBytesSent").longValue()).isZero();
  }

  private static void meet(KithPage a, KithPage b) {
    String invite = a.invite();
    assertThat(qrText(a.page().getByAltText("QR code of the invite"))).isEqualTo(invite);

    b.accept(invite);
    assertThat(b.dialog("Use an invite")).containsText("Connected to Alice.");
    Locator sheet = a.dialog("Invite someone");
    assertThat(sheet).containsText("Bob used your invite");
    assertThat(a.code()).hasText(Pattern.compile("\\d{3} \\d{3}"));
    assertThat(b.code()).hasText(a.code().innerText());

    a.button("Confirm Bob").click();
    assertThat(sheet).containsText("You and Bob are connected.");
    assertThat(b.dialog("Use an invite")).containsText("You and Alice are connected.");
    a.button("Done").click();
    b.button("Done").click();
  }

  private static String qrText(Locator image) {
    assertThat(image).isVisible();
    image.evaluate("i => i.decode()");
    return QrReader.find(image.screenshot())
        .orElseThrow(() -> new AssertionError("the QR code on the screen cannot be read"));
  }

  private static void compose(KithPage a, Path... photos) throws IOException {
    for (Path photo : photos) {
      assertThat(Files.size(photo)).isBetween(2_500_000L, 6_000_000L);
    }
    a.text().fill(TEXT);
    a.addPhotos(photos);
    assertThat(a.page().getByText("Location removed")).hasCount(photos.length);
  }

  private static void shareWithBob(KithPage a) {
    assertThat(a.share()).hasText("Share");
    assertThat(a.share()).isDisabled();
    assertThat(a.share()).hasAccessibleDescription("Choose who sees this.");
    assertThat(a.page().getByText("Choose who sees this.")).isVisible();
    a.choose("Bob");
    assertThat(a.share()).hasText("Share with 1");
    a.share().click();
    assertThat(a.post(TEXT)).containsText("Only Bob");
    assertThat(a.text()).hasValue("");
  }

  private static void assertUpright(Locator image, CameraPhoto photo) {
    assertThat(image).isVisible();
    @SuppressWarnings("unchecked")
    List<Number> seen =
        (List<Number>)
            image.evaluate(
                """
                i => {
                  const n = 64;
                  const canvas = new OffscreenCanvas(2 * n, 2 * n);
                  const context = canvas.getContext('2d');
                  context.drawImage(i, 0, 0, 2 * n, 2 * n);
                  const mean = (x, y) => {
                    const d = context.getImageData(x, y, n, n).data;
                    let sum = 0;
                    for (let k = 0; k < d.length; k += 4) sum += (d[k] + d[k + 1] + d[k + 2]) / 3;
                    return sum / n / n;
                  };
                  return [i.naturalWidth, i.naturalHeight, mean(0, 0), mean(n, 0), mean(0, n), mean(n, n)];
                }""");
    double ratio = seen.get(0).doubleValue() / seen.get(1).doubleValue();
    double wanted = photo.upright().getWidth() / (double) photo.upright().getHeight();
    assertThat(ratio).isCloseTo(wanted, within(0.01));
    double[] quarters = photo.quarters();
    for (int i = 0; i < quarters.length; i++) {
      assertThat(seen.get(2 + i).doubleValue()).isCloseTo(quarters[i], within(6.0));
    }
  }

  private static void assertPreviewsCameFirst(List<String> requests) {
    for (int photo = 0; photo < 2; photo++) {
      int preview = first(requests, "/photos/" + photo + "/preview");
      int display = first(requests, "/photos/" + photo + "/display");
      assertThat(preview).isNotNegative().isLessThan(display);
    }
  }

  private static int first(List<String> requests, String ending) {
    return requests.indexOf(
        requests.stream().filter(r -> r.endsWith(ending)).findFirst().orElse(""));
  }

  private static void assertOriginalTellsNoPlace(KithPage b)
      throws IOException, ImageProcessingException {
    b.post(TEXT)
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(Pattern.compile("^Photo 1 of 2")))
        .click();
    Locator link =
        b.page()
            .getByRole(
                AriaRole.LINK,
                new Page.GetByRoleOptions().setName(Pattern.compile("^Download original")));
    assertThat(link).isVisible();
    Download download = b.page().waitForDownload(link::click);
    try (InputStream original = download.createReadStream()) {
      byte[] bytes = original.readAllBytes();
      assertThat(bytes).hasSizeGreaterThan(2_000_000);
      Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes));
      assertThat(metadata.getDirectoriesOfType(GpsDirectory.class)).isEmpty();
      assertThat(metadata.getDirectoriesOfType(ExifIFD0Directory.class))
          .noneMatch(d -> d.containsTag(ExifIFD0Directory.TAG_MAKE))
          .noneMatch(d -> d.containsTag(ExifIFD0Directory.TAG_DATETIME));
    }
    b.button("Close photos").click();
  }

  /** What the API tells of the bytes to and from a contact. */
  @SuppressWarnings("unchecked")
  private static Map<String, Number> traffic(KithPage page, Person contact) {
    return (Map<String, Number>)
        page.page()
            .evaluate(
                "async id => (await (await fetch('/api/v1/contacts/' + id)).json()).traffic",
                contact.id());
  }

  @Test
  void keepsAPostForSomebodyWhoIsOffAndShowsItWhenTheyAreBack() throws StartException, IOException {
    alice.node().setName("Alice");
    bob.node().setName("Bob");
    alice.pair(bob);
    KithPage a = new KithPage(alice.open(CHROMIUM));
    KithPage b = new KithPage(bob.open(CHROMIUM));
    assertThat(b.text()).isVisible();

    bob.stop();
    assertThat(b.page().getByText("Reconnecting to your node")).isVisible();
    assertThat(a.page().getByText("nobody here now")).isVisible();
    a.text().fill(TEXT);
    a.choose("Bob");
    a.share().click();
    assertThat(a.delivery(TEXT)).containsText("Bob offline");
    assertThat(a.delivery(TEXT)).containsText("will arrive when Bob is back");

    bob.start();
    assertThat(b.post(TEXT)).isVisible();
    assertThat(b.page().getByText("Reconnecting to your node")).isHidden();
    assertThat(a.delivery(TEXT)).hasText("On Bob’s disk");
    assertThat(b.posts()).hasCount(1);
  }
}
