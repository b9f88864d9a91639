package social.kith.storage;

import java.time.Instant;
import java.util.List;

/**
 * A post that was written and put by.
 *
 * @param id 32 hexadecimal characters
 * @param content what was written; shared, not copied: nobody changes it
 * @param photos ids of its {@link Draft}s that are here, in no order
 * @param savedAt when it was put by, to the millisecond
 */
public record PostDraft(String id, byte[] content, List<String> photos, Instant savedAt) {

  /** Copies the list. */
  public PostDraft {
    photos = List.copyOf(photos);
  }
}
