package social.kith.node.check;

import java.util.List;

/**
 * Looks at one thing that a node needs. It asks nobody but the servers that the person chose. Any
 * thread; it may take some seconds, and is interrupted if it takes longer.
 */
public interface Check {
  /** The id of what it finds, for programs: lower case. */
  String id();

  /** For a person: what is looked at. */
  String title();

  /** What there is to say; several findings may have the same id. */
  List<Finding> run();

  /** One finding of this check. */
  default List<Finding> found(Finding.Grade grade, String words) {
    return List.of(new Finding(id(), title(), grade, words));
  }
}
