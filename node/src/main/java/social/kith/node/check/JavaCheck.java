package social.kith.node.check;

import java.util.List;
import social.kith.node.check.Finding.Grade;

/** The Java that runs this. */
public final class JavaCheck implements Check {
  private static final int MIN_VERSION = 17;

  @Override
  public String id() {
    return "java";
  }

  @Override
  public String title() {
    return "Java";
  }

  @Override
  public List<Finding> run() {
    return judge(
        Runtime.version().feature(),
        "Java %s on %s, %s"
            .formatted(
                Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch")));
  }

  List<Finding> judge(int version, String words) {
    return version >= MIN_VERSION
        ? found(Grade.OK, words + ".")
        : found(Grade.FAIL, words + ". Kith needs Java 17 or newer: install it.");
  }
}
