package social.kith.web.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import social.kith.web.TestPorts;
import social.kith.web.bench.Figures;
import social.kith.web.process.NodeProcess;

/** How soon a stream is seen, how late its pictures are, and what a camera costs its node. */
public final class LiveFigures {
  private static final int ROUNDS = 9;
  private static final int PICTURES = 60;
  private static final int PAGE_PORT = 5590;
  private static final long SPAN_MS = 10_000;

  /** From the click to the first picture that is shown. */
  private static final String FIRST_PICTURE =
      """
      button => new Promise(resolve => {
        const begun = performance.now();
        const look = () => {
          const video = document.querySelector('video[aria-label="The stream"]');
          if (video === null) {
            requestAnimationFrame(look);
          } else {
            video.requestVideoFrameCallback(() => resolve(performance.now() - begun));
          }
        };
        button.click();
        look();
      })
      """;

  private LiveFigures() {}

  /** Measures in the folder. */
  public static void run(Path folder) throws Exception {
    Chromium chromium =
        new Chromium("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");
    chromium.start();
    try {
      firstPicture(folder, chromium);
      camera(folder, chromium);
    } finally {
      chromium.stop();
    }
  }

  private static void firstPicture(Path folder, Chromium chromium) throws Exception {
    try (Person alice = Person.named("Alice", folder);
        Person bob = Person.named("Bob", folder)) {
      alice.pair(bob);
      LivePage a = new LivePage(alice.open(chromium));
      LivePage b = new LivePage(bob.open(chromium));
      a.goLive("Bob");
      List<Double> millis = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        Locator watch = b.page().getByRole(AriaRole.BUTTON, LivePage.watching("Alice"));
        millis.add(((Number) watch.evaluate(FIRST_PICTURE)).doubleValue());
        b.button("Leave").click();
      }
      Figures.add("click to first picture, p50", Figures.quantile(millis, 0.5), "ms");
      Figures.add("slowest of nine", Figures.quantile(millis, 1), "ms");
      a.page().context().close();
      b.page().context().close();
    }
  }

  private static void camera(Path folder, Chromium chromium) throws Exception {
    try (NodeProcess node =
        new NodeProcess(folder.resolve("camera"), "Ada", PAGE_PORT, TestPorts.next())) {
      var camera = node.post("/api/v1/cameras", Map.of("name", "Porch"));
      Thread.sleep(SPAN_MS / 2);
      Figures.add("node with a camera that nobody watches", core(node), "% of a core");
      List<Page> pages = new ArrayList<>();
      for (int viewer = 0; viewer < 3; viewer++) {
        pages.add(watch(node, chromium));
      }
      Locator picture = pages.get(0).getByLabel("The stream");
      List<Double> late = new ArrayList<>();
      for (int i = 0; i < PICTURES; i++) {
        late.add((double) LivePage.latency(picture).toMillis());
      }
      Figures.add("640 × 480, 15 a second, glass to glass, p50", Figures.quantile(late, 0.5), "ms");
      Figures.add("the same, p95", Figures.quantile(late, 0.95), "ms");
      Figures.add("node with three who watch", core(node), "% of a core");
      pages.forEach(page -> page.context().close());
      node.delete("/api/v1/cameras/" + camera.path("id").asText());
    }
  }

  private static Page watch(NodeProcess node, Chromium chromium) throws Exception {
    Page page = chromium.browser().newPage();
    page.navigate(node.post("/api/v1/links", Map.of()).path("url").asText());
    LivePage live = new LivePage(page);
    live.kith().goTo("Settings");
    live.kith().button("Watch Porch").click();
    live.awaitPicture(live.stage().getByLabel("The stream"));
    return page;
  }

  /** Processor time of the node for a while, in hundredths of a core. */
  private static double core(NodeProcess node) throws Exception {
    ProcessHandle process = ProcessHandle.of(node.pid()).orElseThrow();
    long before = process.info().totalCpuDuration().orElseThrow().toMillis();
    Thread.sleep(SPAN_MS);
    long after = process.info().totalCpuDuration().orElseThrow().toMillis();
    return 100.0 * (after - before) / SPAN_MS;
  }
}
