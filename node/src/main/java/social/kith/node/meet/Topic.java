package social.kith.node.meet;

import java.util.Base64;
import java.util.Optional;
import social.kith.crypto.MeetingSecret;

/** A tag as the topic of a broker: {@code kith1/} and the tag in base64url. */
final class Topic {
  private static final String PREFIX = "kith1/";
  private static final int CHARACTERS = PREFIX.length() + (MeetingSecret.TAG_BYTES * 4 + 2) / 3;

  private Topic() {}

  static String of(MeetingTag tag) {
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(tag.bytes());
  }

  /** The tag of a topic from outside. */
  static Optional<MeetingTag> parse(String topic) {
    if (topic.length() != CHARACTERS || !topic.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      MeetingTag tag =
          new MeetingTag(Base64.getUrlDecoder().decode(topic.substring(PREFIX.length())));
      return Optional.of(tag).filter(read -> of(read).equals(topic));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
