package social.kith.web.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a change of the node's state by its events. */
final class Waiting {
  private Waiting() {}

  /**
   * Looks once the event stream is open, and again after each event of this type or a reset, until
   * there is something. Empty if the node stopped.
   */
  static <T> Optional<T> until(ApiClient node, String eventType, Supplier<Optional<T>> look) {
    List<T> found = new ArrayList<>();
    BooleanSupplier lookAgain =
        () -> {
          look.get().ifPresent(found::add);
          return found.isEmpty();
        };
    new EventStream()
        .read(
            node,
            lookAgain,
            data -> !(isOf(data, eventType) || isOf(data, "reset")) || lookAgain.getAsBoolean());
    return found.stream().findFirst();
  }

  private static boolean isOf(String data, String type) {
    return data.startsWith("{\"type\":\"" + type + "\"");
  }
}
