package social.kith.web.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Network namespaces of Linux, each by a short name of its own. Needs root. */
public final class Namespaces implements AutoCloseable {
  /** Where {@code ip} finds files that stand for those of {@code /etc} in a namespace. */
  private static final Path NAMES = Path.of("/etc/netns");

  private static int opened;

  private final String prefix;
  private final Map<String, String> names = new LinkedHashMap<>();

  /** None yet. */
  public Namespaces() {
    prefix = "kith" + ProcessHandle.current().pid() + (char) ('a' + opened++ % 26);
  }

  /** Makes one whose loopback interface is up; false where this process may not. */
  public boolean add(String name) {
    if (run(List.of("ip", "netns", "add", prefix + name), "") != 0) {
      return false;
    }
    names.put(name, prefix + name);
    in(name, "link set lo up");
    return true;
  }

  /** What comes before a command to run it in one of them. */
  public List<String> prefix(String name) {
    return List.of("ip", "netns", "exec", prefix + name);
  }

  /** Lays a cable between two of them; both ends are up. */
  public void cable(String name, String device, String otherName, String otherDevice) {
    in(
        name,
        "link add name %s type veth peer name %s netns %s",
        device,
        otherDevice,
        prefix + otherName);
    in(name, "link set %s up", device);
    in(otherName, "link set %s up", otherDevice);
  }

  /** Has {@code ip} do something in one of them. */
  public void in(String name, String command, Object... values) {
    List<String> words = new ArrayList<>(List.of("ip", "-n", prefix + name));
    words.addAll(List.of(String.format(Locale.ROOT, command, values).split(" ")));
    require(words, "");
  }

  /**
   * Runs a program in one of them, to its end.
   *
   * @param input what it reads
   */
  public void exec(String name, String input, String... command) {
    List<String> words = new ArrayList<>(prefix(name));
    words.addAll(List.of(command));
    require(words, input);
  }

  private static void require(List<String> command, String input) {
    if (run(command, input) != 0) {
      throw new IllegalStateException("this does not work: " + String.join(" ", command));
    }
  }

  private static int run(List<String> command, String input) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /** Names that programs know which are started there from now on; later words are seen at once. */
  public void hosts(String name, String text) {
    Path folder = NAMES.resolve(prefix + name);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("hosts"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void forget(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve("hosts"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes them; what runs in them loses its network. */
  @Override
  public void close() {
    for (String name : names.values()) {
      var unused = run(List.of("ip", "netns", "del", name), "");
      forget(NAMES.resolve(name));
    }
    names.clear();
  }
}
