package social.kith.node.meet;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.MeetingSecret;

/** What two contacts look for one another by; random to everybody else. Immutable. */
final class MeetingTag {
  private final byte[] bytes;

  /** Takes the bytes over. */
  MeetingTag(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MeetingTag tag && Arrays.equals(bytes, tag.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Its first 4 of {@link MeetingSecret#TAG_BYTES} bytes in hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes, 0, 4);
  }
}
