package social.kith.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The lines of {@code audience.txt}: what is tried at which route, and who sees something there.
 */
final class AudienceRoutes {
  static final String EVENT = "EVENT";
  private static final List<String> SIZES = List.of("preview", "display", "original");

  /** What a route or an event shows of a post that was shared with some. */
  enum Kind {
    SHOWS,
    QUIET,
    SPARED
  }

  /** One route, or one event, and the ways in which it is tried. */
  record Route(String method, String path, Kind kind, List<String> tries) {
    static Route parse(String line) {
      String[] parts = line.split("\\|", 3);
      String[] route = parts[0].trim().split(" ");
      List<String> tries = List.of(parts[2].trim().split(" (?=[?{])"));
      return new Route(route[0], route[1], Kind.valueOf(parts[1].trim()), tries);
    }

    boolean reads() {
      return method.equals("GET");
    }

    String name() {
      return method + " /api/v1" + path;
    }

    /** What is sent, where a post has so many photos. */
    List<Request> requests(Map<String, String> ids, int photos) {
      return paths(photos).stream()
          .flatMap(at -> tries.stream().map(each -> request(filled(at, ids), filled(each, ids))))
          .toList();
    }

    private Request request(String filledPath, String words) {
      return words.startsWith("?")
          ? new Request(method, filledPath + words, "")
          : new Request(method, filledPath, words);
    }

    private List<String> paths(int photos) {
      if (!path.contains("{index}")) {
        return SIZES.stream().map(size -> path.replace("{size}", size)).distinct().toList();
      }
      return IntStream.range(0, photos)
          .mapToObj(i -> path.replace("{index}", String.valueOf(i)))
          .flatMap(at -> SIZES.stream().map(size -> at.replace("{size}", size)))
          .toList();
    }

    /** The text with ids in place of their names. */
    private static String filled(String text, Map<String, String> ids) {
      String filled = text;
      for (Map.Entry<String, String> each : ids.entrySet()) {
        filled = filled.replace(each.getKey(), each.getValue());
      }
      return filled;
    }
  }

  /** One request. */
  record Request(String method, String path, String body) {}

  private AudienceRoutes() {}

  private static Stream<Route> all() {
    try (InputStream in = AudienceRoutes.class.getResourceAsStream("audience.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Route::parse);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Route> routes() {
    return all().filter(route -> !route.method().equals(EVENT)).toList();
  }

  static List<Route> events() {
    return all().filter(route -> route.method().equals(EVENT)).toList();
  }
}
