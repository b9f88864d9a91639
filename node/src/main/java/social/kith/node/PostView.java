package social.kith.node;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A post in the feed.
 *
 * @param id item id, 64 hexadecimal digits
 * @param authorId contact id of its author
 * @param authorName the author's name as known here
 * @param own whether this node's person wrote it
 * @param createdAt by the author's clock
 * @param receivedAt when it was stored here
 * @param text plain text, the newest one; a page shows it as text only
 * @param photos in the author's order
 * @param audience of an own post: who it was shared with; empty for others' posts
 * @param circles of an own post: ids of the circles by which it was shared, as far as there are any
 * @param deliveries of an own post: one for each of the audience
 * @param unread whether it is somebody else's and was not read
 * @param pinnedAt when the person pinned it to the top of their feed
 * @param editedAt when its author changed the text or added photos last
 * @param retractedAt when this person took the own post back; text and photos are gone then
 * @param talk what is said about it, in short
 * @param expiresAt when everybody deletes it, or did
 * @param needsNewerKith the post was made by a newer version and cannot be shown by this one
 */
public record PostView(
    String id,
    String authorId,
    String authorName,
    boolean own,
    Instant createdAt,
    Instant receivedAt,
    String text,
    List<PhotoView> photos,
    List<PersonView> audience,
    List<String> circles,
    List<DeliveryView> deliveries,
    boolean unread,
    Optional<Instant> pinnedAt,
    Optional<Instant> editedAt,
    Optional<Instant> retractedAt,
    TalkView talk,
    Optional<Instant> expiresAt,
    boolean needsNewerKith) {
  /**
   * A person named in a view.
   *
   * @param id contact id, 64 hexadecimal digits
   * @param name as known here
   */
  public record PersonView(String id, String name) {}
}
