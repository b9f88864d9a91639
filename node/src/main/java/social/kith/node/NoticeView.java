package social.kith.node;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that others did and a person would want to know of.
 *
 * @param id of this notice, as long as it is there
 * @param kind what it is
 * @param at when it came to this node
 * @param seen whether the person said that they have seen it
 * @param who did it
 * @param postId of a reply or a reaction: the post
 * @param ownPost whether that is this person's
 * @param postText the beginning of its text; may be empty
 * @param replyId the reply
 * @param text the beginning of the reply
 * @param emoji the reaction
 */
public record NoticeView(
    String id,
    Kind kind,
    Instant at,
    boolean seen,
    SpeakerView who,
    Optional<String> postId,
    boolean ownPost,
    Optional<String> postText,
    Optional<String> replyId,
    Optional<String> text,
    Optional<String> emoji) {
  /** What somebody did. */
  public enum Kind {
    /** They replied to a post of this person, or to one to which this person replied before. */
    REPLY,
    /** They reacted to a post of this person. */
    REACTION,
    /** They used an invite of this person. */
    INVITE_USED,
    /** They confirmed this person, who had used an invite of theirs. */
    CONFIRMED,
    /** They came with another key, which this person has to acknowledge or refuse. */
    KEY_CHANGED,
    /** They called, last at this time, and this person did not answer. */
    CALL_MISSED
  }

  /** Shows no content. */
  @Override
  public String toString() {
    return "NoticeView[" + kind + "]";
  }
}
