package social.kith.web.guard;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the guard looks at.
 *
 * @param method as sent
 * @param authority of the request target if it is absolute, else of the Host header
 * @param path of the request target, not decoded
 * @param headers all values of the header of this name, one for each line
 */
record GuardedRequest(
    String method, String authority, String path, Function<String, List<String>> headers) {
  List<String> all(String header) {
    return headers.apply(header);
  }

  boolean has(String header) {
    return !all(header).isEmpty();
  }

  /** The value if there is exactly one. */
  Optional<String> only(String header) {
    List<String> values = all(header);
    return values.size() == 1 ? Optional.of(values.get(0).trim()) : Optional.empty();
  }
}
