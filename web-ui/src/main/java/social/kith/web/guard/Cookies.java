package social.kith.web.guard;

import java.util.List;
import java.util.Optional;

/** Finds a cookie in a request, RFC 6265 section 4.2. */
final class Cookies {
  private Cookies() {}

  /** The value of the first cookie of this name. */
  static Optional<String> find(List<String> headers, String name) {
    return headers.stream()
        .flatMap(header -> List.of(header.split(";", -1)).stream())
        .map(String::trim)
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst();
  }
}
