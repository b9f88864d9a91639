package social.kith.web.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a node's data lies unless the person says otherwise. */
final class DataFolder {
  private DataFolder() {}

  /** {@code $KITH_HOME}, else the platform's own place for an application's data. */
  static Path standard() {
    return standard(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home")));
  }

  static Path standard(Map<String, String> environment, String system, Path userHome) {
    Optional<Path> chosen = folder(environment, "KITH_HOME");
    if (chosen.isPresent()) {
      return chosen.get().toAbsolutePath();
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return userHome.resolve("Library").resolve("Application Support").resolve("Kith");
    }
    if (name.startsWith("windows")) {
      Path local = userHome.resolve("AppData").resolve("Local");
      return folder(environment, "LOCALAPPDATA").orElse(local).resolve("Kith");
    }
    // A relative path is to be ignored: XDG Base Directory Specification.
    Path share = userHome.resolve(".local").resolve("share");
    return folder(environment, "XDG_DATA_HOME")
        .filter(Path::isAbsolute)
        .orElse(share)
        .resolve("kith");
  }

  private static Optional<Path> folder(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(v -> !v.isBlank()).map(Path::of);
  }
}
