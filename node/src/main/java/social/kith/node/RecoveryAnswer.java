package social.kith.node;

/**
 * One of the recovery words, as the person read it from their paper.
 *
 * @param position which one, 1 to 24
 * @param word what they read, in upper or lower case
 */
public record RecoveryAnswer(int position, String word) {
  /** Only which one. */
  @Override
  public String toString() {
    return "RecoveryAnswer[" + position + "]";
  }
}
