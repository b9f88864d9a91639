package social.kith.node.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;
import social.kith.crypto.MeetingSecret;
import social.kith.crypto.Secret;

class ParcelTest {
  private static final int TEXT_BYTES = Parcel.SIZE_BYTES - 28;
  private final MeetingSecret secret = new MeetingSecret(Secret.random());
  private final ContactId alice = Identity.generate().id();
  private final MeetingTag tag = new MeetingTag(secret.tag(7));

  @Test
  void brings() throws MalformedException {
    for (int size : new int[] {1, 1_000, MeetingMessage.MAX_ENVELOPE_BYTES}) {
      byte[] envelope = new byte[size];
      envelope[size - 1] = 1;
      byte[] parcel = Parcel.seal(secret, alice, tag, envelope);
      assertThat(parcel).hasSize(Parcel.SIZE_BYTES);
      assertThat(Parcel.open(secret, alice, tag, parcel)).isEqualTo(envelope);
    }
    byte[] tooLong = new byte[MeetingMessage.MAX_ENVELOPE_BYTES + 1];
    assertThatThrownBy(() -> Parcel.seal(secret, alice, tag, tooLong))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatHasAnotherSize() {
    byte[] parcel = Parcel.seal(secret, alice, tag, new byte[1]);
    for (int size : new int[] {0, 27, Parcel.SIZE_BYTES - 1, Parcel.SIZE_BYTES + 1}) {
      byte[] other = java.util.Arrays.copyOf(parcel, size);
      assertThatThrownBy(() -> Parcel.open(secret, alice, tag, other))
          .isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void refusesALengthThatIsNone() throws MalformedException {
    int longest = MeetingMessage.MAX_ENVELOPE_BYTES;
    assertThat(Parcel.envelope(text(longest))).hasSize(longest);
    for (int length : new int[] {0, longest + 1, TEXT_BYTES, -1}) {
      assertThatThrownBy(() -> Parcel.envelope(text(length)))
          .isInstanceOf(MalformedException.class);
    }
    assertThatThrownBy(() -> Parcel.envelope(new byte[2])).isInstanceOf(MalformedException.class);
  }

  private static byte[] text(int length) {
    return ByteBuffer.allocate(TEXT_BYTES).putShort((short) length).array();
  }

  @Test
  void aTopicIsATagAndNothingElse() {
    String topic = Topic.of(tag);
    assertThat(topic).matches("kith1/[A-Za-z0-9_-]{22}");
    assertThat(Topic.parse(topic)).contains(tag);
    String last = topic.substring(0, topic.length() - 1);
    for (String other :
        new String[] {
          "", "kith1/", last, topic + "A", "kith2" + topic.substring(5), last + "B", last + "/"
        }) {
      assertThat(Topic.parse(other)).as(other).isEmpty();
    }
  }
}
