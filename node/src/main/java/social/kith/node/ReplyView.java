package social.kith.node;

import java.time.Instant;
import java.util.Optional;

/**
 * A reply to a post.
 *
 * @param id 64 hexadecimal digits
 * @param parent the reply that it answers; that may not be here
 * @param writer who wrote it
 * @param text plain text; a page shows it as text only
 * @param at when it was written, by the writer's clock
 * @param state how far it has come
 * @param onDisks of a post of this person: on how many disks of the audience the reply is
 * @param passedTo of a post of this person: for how many it was queued
 * @param removable whether this person may take it away: their own, or under their post
 */
public record ReplyView(
    String id,
    Optional<String> parent,
    SpeakerView writer,
    String text,
    Instant at,
    State state,
    int onDisks,
    int passedTo,
    boolean removable) {
  /** How far a reply has come. */
  public enum State {
    /** It waits here for the post's author. */
    WAITING,
    /** It is on the author's disk, and they have not passed it on, or not yet. */
    WITH_AUTHOR,
    /** The author passed it on. */
    PASSED_ON
  }

  /** Shows no content. */
  @Override
  public String toString() {
    return "ReplyView[" + id + ", " + state + "]";
  }
}
