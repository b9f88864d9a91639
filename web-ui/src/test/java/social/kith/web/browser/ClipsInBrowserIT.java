package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import social.kith.node.PhotoView;
import social.kith.node.SettingsView;
import social.kith.node.demo.SamplePhotos;
import social.kith.web.ClipFile;

/** Clips: chosen, shared, shown in the feed and played from the own node. */
class ClipsInBrowserIT extends AliceAndBob {
  private static final Duration LIMIT = Duration.ofMillis((long) Chromium.LIMIT_MS);

  /** Two seconds of a moving square, as this browser records it. */
  private static final String RECORD =
      """
      async () => {
        const canvas = document.createElement('canvas');
        canvas.width = 320;
        canvas.height = 180;
        const context = canvas.getContext('2d');
        context.fillStyle = '#0a0';
        context.fillRect(0, 0, 320, 180);
        let x = 0;
        const drawing = setInterval(() => {
          context.fillStyle = '#0a0';
          context.fillRect(0, 0, 320, 180);
          context.fillStyle = '#fff';
          context.fillRect((x += 4) % 320, 60, 60, 60);
        }, 30);
        const chunks = [];
        const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm;codecs=vp8' });
        recorder.ondataavailable = (e) => chunks.push(e.data);
        const stopped = new Promise((resolve) => (recorder.onstop = resolve));
        recorder.start(200);
        await new Promise((resolve) => setTimeout(resolve, 2000));
        recorder.stop();
        await stopped;
        clearInterval(drawing);
        const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
        let text = '';
        for (const byte of bytes) text += String.fromCharCode(byte);
        return btoa(text);
      }""";

  private KithPage a;

  private Path recorded() throws IOException {
    a = new KithPage(alice.open(CHROMIUM));
    byte[] clip = Base64.getDecoder().decode((String) a.page().evaluate(RECORD));
    return Files.write(folder.resolve("square.webm"), clip);
  }

  private static Locator rows(KithPage page) {
    return page.page().locator(".draft-photo");
  }

  private void share(String text, Path... files) {
    a.text().fill(text);
    int before = rows(a).count();
    a.addPhotos(files);
    assertThat(rows(a)).hasCount(before + files.length);
    a.choose("Bob");
    assertThat(a.share()).hasText("Share with 1");
    a.share().click();
    assertThat(a.delivery(text)).hasText("On Bob’s disk");
  }

  private static Locator clip(KithPage page) {
    return page.page()
        .getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Clip \\d of")));
  }

  private static void assertNoViolations(KithPage page) {
    assertThat(new AxeBuilder(page.page()).analyze().getViolations()).isEmpty();
  }

  @Test
  void itIsSharedAndPlays() throws IOException {
    Path square = recorded();
    Path photo = Files.write(folder.resolve("hills.jpg"), SamplePhotos.jpeg(1, 600, 400));
    a.addPhotos(square);
    assertThat(rows(a)).hasCount(1);
    assertThat(rows(a).locator("img[alt='Clip 1']")).isVisible();
    assertThat(rows(a)).containsText(Pattern.compile("0:0[123]"));
    a.page().getByLabel("Description of clip 1").fill("A square");
    assertNoViolations(a);
    share("Moving", photo);
    PhotoView shared = alice.node().feed(Optional.empty(), 1).posts().get(0).photos().get(0);
    assertThat(shared.mediaType()).isEqualTo("video/webm");
    assertThat(List.of(shared.widthPx(), shared.heightPx())).containsExactly(320, 180);
    assertThat(shared.lengthMs().orElseThrow()).isBetween(1_000L, 4_000L);

    KithPage b = new KithPage(bob.open(CHROMIUM));
    List<Response> answers = new CopyOnWriteArrayList<>();
    b.page().onResponse(answers::add);
    assertThat(b.photos("Moving")).hasCount(2);
    assertThat(greenOf(b)).isGreaterThan(100);
    assertThat(clip(b)).hasAccessibleName(Pattern.compile("Clip 1 of 2, 0:0[123]: A square"));
    assertNoViolations(b);
    clip(b).focus();
    b.page().keyboard().press("Enter");
    Locator box = b.dialog("Photos and clips of Alice’s post");
    Locator video = box.locator("video");
    assertThat(video).isFocused();
    await().atMost(LIMIT).until(() -> (double) number(video, "v.currentTime") > 0.2);
    assertThat(number(video, "v.videoWidth")).isEqualTo(320);
    assertNoViolations(b);
    assertThat(answers)
        .anySatisfy(
            answer -> {
              assertThat(answer.url()).endsWith("/photos/0/original");
              assertThat(answer.status()).isEqualTo(206);
              assertThat(answer.headers().get("content-type")).isEqualTo("video/webm");
            });
    b.page().keyboard().press("Escape");
    assertThat(box).hasCount(0);
    assertThat(b.page().locator("video")).hasCount(0);
    assertThat(clip(b)).isFocused();
  }

  private static double number(Locator video, String expression) {
    return ((Number) video.evaluate("v => " + expression)).doubleValue();
  }

  /** The poster is a picture of the clip, not a drawn one. */
  private static double greenOf(KithPage page) {
    Locator poster = page.post("Moving").locator("img.photo-shown").first();
    return ((Number)
            poster.evaluate(
                """
                (image) => {
                  const canvas = new OffscreenCanvas(1, 1);
                  const context = canvas.getContext('2d');
                  context.drawImage(image, 0, 0, 8, 8, 0, 0, 1, 1);
                  const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
                  return g - Math.max(r, b);
                }"""))
        .doubleValue();
  }

  @Test
  void thePartThatIsSoughtIsRead() throws IOException {
    share("Moving", recorded());
    KithPage b = new KithPage(bob.open(CHROMIUM));
    clip(b).click();
    Locator video = b.page().locator("video");
    await().atMost(LIMIT).until(() -> number(video, "v.readyState") >= 2);
    video.evaluate("v => { v.pause(); v.currentTime = 1; }");
    await()
        .atMost(LIMIT)
        .until(
            () ->
                !(boolean) video.evaluate("v => v.seeking") && number(video, "v.currentTime") == 1);
    assertThat(video.evaluate("v => v.error")).isNull();
  }

  @Test
  void itComesWhenItIsAskedForWhereDataCostsMoney() throws IOException {
    bob.node().changeSettings(new SettingsView(true, false, true, false, false, false));
    a = new KithPage(alice.open(CHROMIUM));
    Path square = recorded();
    a.text().fill("Moving");
    a.addPhotos(square);
    a.choose("Bob");
    a.share().click();
    KithPage b = new KithPage(bob.open(CHROMIUM));
    assertThat(b.photos("Moving")).hasCount(1);
    clip(b).click();
    Locator box = b.dialog("Photos and clips of Alice’s post");
    assertThat(box.locator("video")).hasCount(0);
    box.getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(Pattern.compile("^Get original")))
        .click();
    assertThat(box.locator("video")).isVisible();
    assertNoViolations(b);
  }

  @Test
  void whatCannotBeSharedIsRefusedWithWhatToDo() throws IOException {
    a = new KithPage(alice.open(CHROMIUM));
    Path hevc = Files.write(folder.resolve("phone.mov"), ClipFile.mp4(900, "hvc1"));
    byte[] head = "RIFF\0\0\0\0AVI LIST".getBytes(StandardCharsets.ISO_8859_1);
    Path avi = Files.write(folder.resolve("old.avi"), head);
    Path large = folder.resolve("large.mp4");
    try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
      file.setLength((50L << 20) + 1);
    }
    a.addPhotos(hevc, avi, large);
    assertThat(rows(a).nth(0).getByRole(AriaRole.ALERT)).containsText("HEVC");
    assertThat(rows(a).nth(0).getByRole(AriaRole.ALERT)).containsText("Most Compatible");
    assertThat(rows(a).nth(1).getByRole(AriaRole.ALERT)).containsText("AVI");
    assertThat(rows(a).nth(2).getByRole(AriaRole.ALERT))
        .containsText("This clip has 50.1 MiB; a clip may have 50 MiB.");
    a.text().fill("x");
    assertThat(a.page().getByText("A clip could not be added.")).isVisible();
  }
}
