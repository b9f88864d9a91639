package social.kith.node.meet;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import social.kith.crypto.MeetingSecret;

/** A tag as the topic of a broker: {@code kith1/} and the tag in base64url. */
public final class Topic {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PREFIX = "kith1/";
  private static final int CHARACTERS = PREFIX.length() + (MeetingSecret.TAG_BYTES * 4 + 2) / 3;

  private Topic() {}

  /** One that nobody looks at, to try a broker with. */
  public static String ofNobody() {
    byte[] tag = new byte[MeetingSecret.TAG_BYTES];
    RANDOM.nextBytes(tag);
    return of(new MeetingTag(tag));
  }

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
