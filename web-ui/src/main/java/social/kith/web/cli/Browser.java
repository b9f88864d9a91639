package social.kith.web.cli;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.web.guard.LaunchCodes;

/** Opens the page in the person's browser, where there is one. */
final class Browser {
  private static final Logger log = LoggerFactory.getLogger(Browser.class);

  private Browser() {}

  /**
   * Opens the page: without a code if a browser is signed in already, else with a code that only
   * programs of the same user can use, since every user of the machine can read it on the way.
   */
  static void open(LocalNode node) {
    Optional<List<String>> opener = opener(System.getProperty("os.name", ""), System.getenv());
    if (opener.isEmpty()) {
      return;
    }
    String url =
        node.hasBrowser() ? node.pageUrl() : node.newLink(LaunchCodes.Audience.SAME_USER).url();
    List<String> command = new ArrayList<>(opener.get());
    command.add(url);
    try {
      new ProcessBuilder(command)
          .redirectInput(ProcessBuilder.Redirect.from(nothing()))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      // The link stands in the terminal anyway.
      log.debug("No browser could be started");
    }
  }

  private static File nothing() {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return new File(windows ? "NUL" : "/dev/null");
  }

  /** The command that opens an address; none on a Linux without a display. */
  static Optional<List<String>> opener(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return Optional.of(List.of("open"));
    }
    if (name.startsWith("windows")) {
      return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
    }
    boolean display =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    return display ? Optional.of(List.of("xdg-open")) : Optional.empty();
  }
}
