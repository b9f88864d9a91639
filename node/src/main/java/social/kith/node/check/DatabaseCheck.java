package social.kith.node.check;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import social.kith.node.check.Finding.Grade;

/** What the node has found to be wrong with its databases since it started. */
public final class DatabaseCheck implements Check {
  private final Supplier<List<String>> problems;

  /**
   * Of a running node.
   *
   * @param problems each with what to do
   */
  public DatabaseCheck(Supplier<List<String>> problems) {
    this.problems = problems;
  }

  @Override
  public String id() {
    return "database";
  }

  @Override
  public String title() {
    return "Databases";
  }

  @Override
  public List<Finding> run() {
    List<String> wrong = problems.get();
    return wrong.isEmpty()
        ? found(Grade.OK, "They are intact, and can be written.")
        : wrong.stream().flatMap(this::fail).toList();
  }

  private Stream<Finding> fail(String words) {
    return found(Grade.FAIL, words).stream();
  }
}
