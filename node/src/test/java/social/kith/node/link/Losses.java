package social.kith.node.link;

/** Losses for tests of other packages. */
public final class Losses {
  private Losses() {}

  /** For this reason. */
  public static LinkLoss of(LinkLoss.Cause cause) {
    return LinkLoss.of(cause);
  }
}
