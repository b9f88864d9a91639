package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Streams and calls on the page, as a person finds their way in them. */
final class LivePage {
  private final KithPage kith;
  private final Page page;

  LivePage(Page page) {
    this.kith = new KithPage(page);
    this.page = page;
  }

  KithPage kith() {
    return kith;
  }

  Page page() {
    return page;
  }

  /** Shows the camera to these people. */
  void goLive(String... names) {
    openGoLive();
    finishGoLive(names);
  }

  /** Until one sees what one is about to show. */
  void openGoLive() {
    kith.button("Go live").click();
    awaitPicture(kith.dialog("Go live").getByLabel("What you are about to show"));
  }

  void finishGoLive(String... names) {
    Locator sheet = kith.dialog("Go live");
    sheet.getByRole(AriaRole.BUTTON, named("Who sees this?")).click();
    for (String name : names) {
      sheet.getByRole(AriaRole.CHECKBOX, named(name)).check();
    }
    sheet.getByRole(AriaRole.BUTTON, named("Done")).click();
    sheet.getByRole(AriaRole.BUTTON, named("Go live to " + names.length)).click();
    assertThat(stage()).isVisible();
  }

  /** Calls a contact: {@code Call} or {@code Video call}. */
  void call(String how, String name) {
    kith.goTo("People");
    page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK, named(name).setExact(true)).click();
    kith.button(how + " " + name).click();
  }

  /** What is shown while somebody calls. */
  Locator ringing(String name) {
    return kith.dialog(name + " is calling");
  }

  /** A button of it. */
  Locator answer(String name, String how) {
    return ringing(name).getByRole(AriaRole.BUTTON, named(how).setExact(true));
  }

  /** What covers the page while it is in a stream or a call. */
  Locator stage() {
    return page.getByTestId("stage");
  }

  Locator button(String name) {
    return stage().getByRole(AriaRole.BUTTON, named(name));
  }

  /** Begins to watch somebody. */
  void watch(String name) {
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Watch " + name)))
        .click();
    awaitPicture(stage().getByLabel("The stream"));
  }

  /** What is pressed to watch somebody. */
  static Page.GetByRoleOptions watching(String name) {
    return new Page.GetByRoleOptions().setName(Pattern.compile("^Watch " + name));
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  /** Waits until several pictures were decoded after those of before. */
  void awaitPicture(Locator video) {
    long before = pictures(video);
    await(video, () -> pictures(video) >= before + 5);
  }

  /** How many pictures were decoded. */
  static long pictures(Locator video) {
    return ((Number) video.evaluate("v => v.getVideoPlaybackQuality().totalVideoFrames"))
        .longValue();
  }

  /** Whether a picture is as green as that of Chromium's camera that is none. */
  static boolean isGreen(Locator video) {
    return (boolean)
        video.evaluate(
            """
            v => {
              const canvas = new OffscreenCanvas(1, 1);
              const context = canvas.getContext('2d');
              context.drawImage(v, v.videoWidth / 4, v.videoHeight / 2, 1, 1, 0, 0, 1, 1);
              const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
              return green > 100 && red < 60 && blue < 60;
            }
            """);
  }

  /** The colours of a test picture's bars, from left to right. */
  static String colours(Locator video) {
    return (String)
        video.evaluate(
            """
            v => {
              const canvas = new OffscreenCanvas(v.videoWidth, v.videoHeight);
              const context = canvas.getContext('2d');
              context.drawImage(v, 0, 0);
              const names = ['black', 'blue', 'green', 'cyan', 'red', 'magenta', 'yellow', 'white'];
              return [...Array(8).keys()].map(i => {
                const x = (i + 0.5) * v.videoWidth / 8;
                const [r, g, b] = context.getImageData(x, v.videoHeight / 2, 1, 1).data;
                return names[(r > 90 ? 4 : 0) + (g > 90 ? 2 : 0) + (b > 90 ? 1 : 0)];
              }).join(' ');
            }
            """);
  }

  /** How old a test picture with a clock is when it is shown. */
  static Duration latency(Locator video) {
    Object millis =
        video.evaluate(
            """
            v => new Promise(resolve => v.requestVideoFrameCallback(() => {
              const canvas = new OffscreenCanvas(v.videoWidth, v.videoHeight);
              const context = canvas.getContext('2d');
              context.drawImage(v, 0, 0);
              let shown = 0;
              for (let i = 0; i < 16; i++) {
                const x = (i + 0.5) * v.videoWidth / 16;
                const [r, g, b] = context.getImageData(x, v.videoHeight / 40, 1, 1).data;
                shown = shown * 2 + (r + g + b > 380 ? 1 : 0);
              }
              resolve((Date.now() - shown) & 0xffff);
            }))
            """);
    return Duration.ofMillis(((Number) millis).longValue());
  }

  /** Whether a picture is one of a screen. */
  static boolean isOfScreen(Locator video) {
    return (boolean)
        video.evaluate(
            "v => v.srcObject.getVideoTracks()[0].getSettings().displaySurface !== undefined");
  }

  /** Waits until a picture is that of the camera, or is not. */
  static void awaitColour(Locator video, boolean green) {
    await(video, () -> isGreen(video) == green);
  }

  /** Waits for the beep of Chromium's microphone that is none. */
  static void awaitSound(Locator video) {
    await(video, () -> loudness(video, 200) > 0.05);
  }

  /** Waits until nothing is heard for longer than the pause between two beeps. */
  static void awaitSilence(Locator video) {
    await(video, () -> loudness(video, 1_500) < 0.01);
  }

  /** The loudest of so many milliseconds, of 1. */
  private static double loudness(Locator video, int millis) {
    return ((Number)
            video.evaluate(
                """
                async (v, millis) => {
                  const context = new AudioContext();
                  const analyser = context.createAnalyser();
                  context.createMediaStreamSource(v.srcObject).connect(analyser);
                  const samples = new Float32Array(analyser.fftSize);
                  const end = performance.now() + millis;
                  let loudest = 0;
                  while (performance.now() < end) {
                    await new Promise(requestAnimationFrame);
                    analyser.getFloatTimeDomainData(samples);
                    loudest = Math.max(loudest, ...samples.map(Math.abs));
                  }
                  await context.close();
                  return loudest;
                }
                """,
                millis))
        .doubleValue();
  }

  /** What the node said, with another certificate than that of who said it. */
  static String withOtherFingerprint(String message) {
    return message.replaceAll(
        "(a=fingerprint:sha-256 )[0-9A-F:]{95}", "$1" + "AB:".repeat(31) + "AB");
  }

  private static void await(Locator video, BooleanSupplier holds) {
    long end = System.nanoTime() + (long) (Chromium.LIMIT_MS * 1e6);
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("what the picture has come to in time").isLessThan(end);
      video.page().waitForTimeout(20);
    }
  }
}
