package social.kith.web.browser;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import social.kith.web.bench.Figures;
import social.kith.web.bench.scale.LargeHome;

/** The page with the posts of years: what it weighs, how soon it shows, how smoothly it scrolls. */
public final class PageFigures {
  private static final int POSTS = 10_000;
  private static final int LOADS = 9;

  /** Three notches of a wheel. */
  private static final int STEP_PX = 300;

  private static final int STEPS_AT_ONCE = 20;
  private static final double LONG_FRAME_MS = 50;
  private static final String END = "This is where it began.";

  /** Begins with each document: frames, those that took long, and what moved by itself. */
  private static final String RECORDER =
      """
      window.kith = { frames: 0, long: [], shift: 0, painted: 0 };
      new PerformanceObserver((list) => {
        for (const e of list.getEntries()) window.kith.long.push(e.duration);
      }).observe({ type: 'long-animation-frame', buffered: true });
      new PerformanceObserver((list) => {
        for (const e of list.getEntries()) window.kith.shift += e.value;
      }).observe({ type: 'layout-shift', buffered: true });
      const frame = () => {
        window.kith.frames++;
        if (window.kith.painted === 0 && document.querySelector('[role=feed] article') !== null) {
          requestAnimationFrame(() => { window.kith.painted = performance.now(); });
        }
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      """;

  private final Page page;

  private PageFigures(Page page) {
    this.page = page;
  }

  /** Makes the home and measures. */
  public static void run(Path folder) throws Exception {
    Path home = folder.resolve("years");
    new LargeHome(home, POSTS).make();
    Chromium chromium = new Chromium();
    chromium.start();
    try (Person ada = new Person(home)) {
      Figures.print("page: %,d posts", POSTS);
      PageFigures figures = new PageFigures(ada.open(chromium));
      figures.page.locator("article").first().waitFor();
      figures.page.addInitScript(RECORDER);
      figures.loads();
      figures.scroll();
      if (!ada.faults.isEmpty()) {
        throw new IllegalStateException("the page is not well: " + ada.faults);
      }
    } finally {
      chromium.stop();
    }
  }

  private void loads() throws IOException {
    CDPSession browser = page.context().newCDPSession(page);
    List<Double> paintedMs = new ArrayList<>();
    for (int i = 0; i < LOADS; i++) {
      browser.send("Network.clearBrowserCache");
      page.reload();
      page.waitForFunction("() => window.kith.painted > 0");
      paintedMs.add(number("window.kith.painted"));
    }
    browser.detach();
    Figures.add("script, compressed by gzip", scriptBytes() / 1e3, "kB");
    Figures.add("first paint of the feed, p50", Figures.quantile(paintedMs, 0.5), "ms");
  }

  private int scriptBytes() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      for (Locator script : page.locator("script[src]").all()) {
        Object text = script.evaluate("async e => (await fetch(e.src)).text()");
        out.write(((String) text).getBytes(StandardCharsets.UTF_8));
      }
    }
    return compressed.size();
  }

  /** Turns the wheel down to the first post of all. */
  private void scroll() {
    page.evaluate("window.kith.long = []; window.kith.frames = 0");
    page.mouse().move(500, 500);
    boolean ended = false;
    while (!ended) {
      for (int i = 0; i < STEPS_AT_ONCE; i++) {
        page.mouse().wheel(0, STEP_PX);
      }
      ended = page.getByText(END).isVisible();
    }
    Object longest = page.evaluate("Math.max(0, ...window.kith.long)");
    Figures.add("frames to the first of all posts", number("window.kith.frames"), "frames");
    Figures.add("longest of them", ((Number) longest).doubleValue(), "ms");
    Figures.add(
        "longer than 50 ms",
        number("window.kith.long.filter(ms => ms > " + LONG_FRAME_MS + ").length"),
        "frames");
    Figures.add("layout shift, cumulative", number("window.kith.shift"), "");
  }

  private double number(String expression) {
    return ((Number) page.evaluate(expression)).doubleValue();
  }
}
