package social.kith.node;

import java.util.List;

/**
 * The recovery words: whoever has them is this person. Shown to the person alone, never kept.
 *
 * @param words 24, in their order
 */
public record RecoveryWordsView(List<String> words) {
  /** Copies the list. */
  public RecoveryWordsView {
    words = List.copyOf(words);
  }

  /** None of them. */
  @Override
  public String toString() {
    return "RecoveryWordsView";
  }
}
