package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
    kith.button("Go live").click();
    Locator sheet = kith.dialog("Go live");
    awaitPicture(sheet.getByLabel("What you are about to show"));
    sheet.getByRole(AriaRole.BUTTON, named("Who sees this?")).click();
    for (String name : names) {
      sheet.getByRole(AriaRole.CHECKBOX, named(name)).check();
    }
    sheet.getByRole(AriaRole.BUTTON, named("Done")).click();
    sheet.getByRole(AriaRole.BUTTON, named("Go live to " + names.length)).click();
    assertThat(stage()).isVisible();
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

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  /** Waits until several pictures were decoded after those of before. */
  void awaitPicture(Locator video) {
    long before = pictures(video);
    while (pictures(video) < before + 5) {
      page.waitForTimeout(20);
    }
  }

  /** How many pictures were decoded. */
  static long pictures(Locator video) {
    return ((Number) video.evaluate("v => v.getVideoPlaybackQuality().totalVideoFrames"))
        .longValue();
  }
}
