package social.kith.web.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One Chromium for the tests of a class: the one at {@code -Dbrowser=PATH}, else an installed one,
 * else one that is fetched. With {@code -DskipBrowser=true} the tests are skipped, and that is said
 * aloud.
 */
final class Chromium implements ExecutionCondition, BeforeAllCallback, AfterAllCallback {
  /** How long anything may take on a machine that is busy with something else. */
  static final double LIMIT_MS = 45_000;

  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final List<String> INSTALLED =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final List<String> prefix;
  private final List<String> flags;
  private Playwright playwright;
  private Browser browser;

  /** With these flags beside those of every test. */
  Chromium(String... more) {
    this(List.of(), more);
  }

  private Chromium(List<String> prefix, String... more) {
    this.prefix = prefix;
    this.flags = Stream.concat(FLAGS.stream(), Stream.of(more)).toList();
  }

  /**
   * One with a camera and a microphone that are none.
   *
   * @param prefix what comes before a command to run it where this browser is to be
   */
  static Chromium withCamera(List<String> prefix) {
    return new Chromium(
        prefix, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (!Boolean.getBoolean("skipBrowser")) {
      return ConditionEvaluationResult.enabled("there is a browser");
    }
    String words = "*** SKIPPED, no browser wanted: " + context.getDisplayName() + " ***";
    System.err.println(words);
    return ConditionEvaluationResult.disabled(words);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    stop();
  }

  void start() {
    Optional<Path> installed = find();
    Map<String, String> environment = new HashMap<>(System.getenv());
    installed.ifPresent(path -> environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(flags);
    installed.map(this::behindPrefix).ifPresent(options::setExecutablePath);
    browser = playwright.chromium().launch(options);
    PlaywrightAssertions.setDefaultAssertionTimeout(LIMIT_MS);
  }

  void stop() {
    browser.close();
    playwright.close();
  }

  /** What starts it where it is to be. */
  private Path behindPrefix(Path program) {
    if (prefix.isEmpty()) {
      return program;
    }
    try {
      Path script = Files.createTempFile("kith-browser", ".sh");
      script.toFile().deleteOnExit();
      String words = String.join(" ", prefix) + " " + program;
      Files.writeString(script, "#!/bin/sh\nexec " + words + " \"$@\"\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      return script;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> find() {
    String chosen = System.getProperty("browser", "");
    return Stream.concat(Stream.of(chosen).filter(c -> !c.isBlank()), INSTALLED.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A browser of its own as far as sites can tell: no cookie or storage of another. */
  Browser browser() {
    return browser;
  }
}
