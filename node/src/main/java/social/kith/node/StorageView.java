package social.kith.node;

import java.util.List;

/**
 * What takes how much of the disk.
 *
 * @param databaseBytes size of {@code kith.db} and its log: posts with their previews, contacts,
 *     the words of search
 * @param photosBytes size of {@code photos.db} and its log; what made room in it is used again
 * @param own what is this person's
 * @param contacts what came from each contact, by name
 * @param others what came from people who are no contacts any more
 * @param complete whether all posts were counted; false for a while after the start
 * @param budget what the person allows originals of others to take
 */
public record StorageView(
    long databaseBytes,
    long photosBytes,
    Use own,
    List<ContactUse> contacts,
    Use others,
    boolean complete,
    StorageBudget budget) {
  /**
   * What somebody's posts and photos take.
   *
   * @param postBytes of posts, with the previews in them
   * @param displayBytes of photos of display size
   * @param originalBytes of the originals of photos
   */
  public record Use(long postBytes, long displayBytes, long originalBytes) {}

  /**
   * What came from a contact.
   *
   * @param id contact id
   * @param name as known here
   * @param use what it takes
   */
  public record ContactUse(String id, String name, Use use) {}
}
