package social.kith.web.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The node's events, one stream after another, each from where the one before ended. One thread.
 */
final class EventStream {
  private static final String ID = "id: ";
  private static final String DATA = "data: ";

  private Optional<String> lastId = Optional.empty();

  /**
   * Reads events until one of the functions returns false, or the node stops.
   *
   * @param opened asked once the stream is open: whatever changes from then on comes as an event
   * @param data asked with the JSON of each event; a reset if some may be missing
   * @return false if the node stopped
   * @throws CommandException with {@link Exit#NO_NODE} if none runs
   */
  boolean read(ApiClient node, BooleanSupplier opened, Predicate<String> data) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(node.openEvents(lastId), StandardCharsets.UTF_8))) {
      if (!opened.getAsBoolean()) {
        return true;
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(ID)) {
          lastId = Optional.of(line.substring(ID.length()));
        } else if (line.startsWith(DATA) && !data.test(line.substring(DATA.length()))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
