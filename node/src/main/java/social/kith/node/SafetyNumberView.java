package social.kith.node;

import java.util.List;

/**
 * What two people compare to know that nobody sits between them: the same on both screens.
 *
 * @param groups 12 groups of 5 digits
 * @param qrText the text of the QR code that the other one can read instead
 */
public record SafetyNumberView(List<String> groups, String qrText) {
  /** Copies the groups. */
  public SafetyNumberView {
    groups = List.copyOf(groups);
  }
}
