package social.kith.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeetingSecretTest {
  private static final byte[] TEXT = "here I am".getBytes(UTF_8);
  private final Identity alice = Identity.generate();
  private final Identity bob = Identity.generate();
  private final Secret pair = Secret.random();
  private final MeetingSecret secret = new MeetingSecret(pair);
  private final WeeklyKey key = WeeklyKey.generate(Instant.EPOCH);
  private SignedWeeklyKey told;
  private byte[] message;

  @BeforeEach
  void seal() throws MalformedException {
    told = SignedWeeklyKey.verify(bob.key(), key.signed(bob));
    message = secret.seal(alice, bob.id(), told, TEXT);
  }

  private Optional<WeeklyKey> find(WeeklyKeyId id) {
    return Optional.of(key).filter(k -> k.id().equals(id));
  }

  private Optional<byte[]> open(byte[] sealed) throws MalformedException {
    return new MeetingSecret(pair).open(bob.id(), alice.key(), this::find, sealed);
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(MalformedException.class);
  }

  @Test
  void tagsAreTheSameOnBothSidesAndForThatTimeOnly() {
    assertThat(new MeetingSecret(pair).tag(7)).isEqualTo(secret.tag(7)).hasSize(16);
    assertThat(secret.tag(8)).isNotEqualTo(secret.tag(7));
    assertThat(new MeetingSecret(Secret.random()).tag(7)).isNotEqualTo(secret.tag(7));
  }

  @Test
  void theReceiverOpensTheText() throws MalformedException {
    assertThat(open(message)).hasValueSatisfying(text -> assertThat(text).isEqualTo(TEXT));
    assertThat(message.length).isLessThanOrEqualTo(TEXT.length + SealedMessage.MAX_OVERHEAD_BYTES);
  }

  @Test
  void aKeyThatIsGoneAsksForANewOne() throws MalformedException {
    assertThat(secret.open(bob.id(), alice.key(), id -> Optional.empty(), message)).isEmpty();
  }

  @Test
  void marksOnANetworkTellNothingOfThePair() {
    byte[] salt = {1};
    byte[] mark = secret.lanMark(alice.id(), 7, salt);
    assertThat(mark).hasSize(MeetingSecret.LAN_MARK_BYTES);
    assertThat(new MeetingSecret(pair).lanMark(alice.id(), 7, salt)).isEqualTo(mark);
    assertThat(secret.lanMark(bob.id(), 7, salt)).isNotEqualTo(mark);
    assertThat(secret.lanMark(alice.id(), 8, salt)).isNotEqualTo(mark);
    assertThat(secret.lanMark(alice.id(), 7, new byte[] {2})).isNotEqualTo(mark);
    assertThat(new MeetingSecret(Secret.random()).lanMark(alice.id(), 7, salt)).isNotEqualTo(mark);
  }

  @Test
  void anythingElseIsRefused() {
    for (int i = 0; i < message.length; i++) {
      byte[] changed = message.clone();
      changed[i] ^= (byte) (1 << i % 8);
      boolean names = i >= 1 && i <= WeeklyKeyId.SIZE_BYTES;
      if (!names) {
        assertRefused(() -> open(changed));
      }
      byte[] cut = Arrays.copyOf(message, i);
      assertRefused(() -> open(cut));
    }
    assertRefused(() -> open(Arrays.copyOf(message, message.length + 1)));
  }

  @Test
  void onlyTheTwoCanSealAndOpen() {
    Identity carol = Identity.generate();
    assertRefused(() -> secret.open(bob.id(), carol.key(), this::find, message));
    assertRefused(() -> secret.open(carol.id(), alice.key(), this::find, message));
    MeetingSecret other = new MeetingSecret(Secret.random());
    assertRefused(() -> other.open(bob.id(), alice.key(), this::find, message));
    byte[] forged = sealedBy(carol);
    assertRefused(() -> secret.open(bob.id(), alice.key(), this::find, forged));
  }

  private byte[] sealedBy(Identity somebody) {
    try {
      return secret.seal(somebody, bob.id(), told, TEXT);
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aNoticeBringsAWeeklyKey() throws MalformedException {
    byte[] notice = secret.sealNotice(key.signed(bob));
    assertThat(new MeetingSecret(pair).openNotice(bob.key(), notice)).isEqualTo(key.signed(bob));
    assertRefused(() -> secret.openNotice(alice.key(), notice));
    assertRefused(() -> new MeetingSecret(Secret.random()).openNotice(bob.key(), notice));
    for (int i = 0; i < notice.length; i += 7) {
      byte[] changed = notice.clone();
      changed[i] ^= 1;
      assertRefused(() -> secret.openNotice(bob.key(), changed));
      byte[] cut = Arrays.copyOf(notice, i);
      assertRefused(() -> secret.openNotice(bob.key(), cut));
    }
  }

  @Test
  void aParcelIsForOneTagAndFromOneOfTheTwo() throws MalformedException {
    byte[] tag = secret.tag(7);
    byte[] parcel = secret.sealParcel(alice.id(), tag, TEXT);
    MeetingSecret same = new MeetingSecret(pair);
    assertThat(same.openParcel(alice.id(), tag, parcel)).isEqualTo(TEXT);
    assertThat(secret.sealParcel(alice.id(), tag, TEXT)).isNotEqualTo(parcel);
    assertRefused(() -> same.openParcel(bob.id(), tag, parcel));
    assertRefused(() -> same.openParcel(alice.id(), secret.tag(8), parcel));
    MeetingSecret other = new MeetingSecret(Secret.random());
    assertRefused(() -> other.openParcel(alice.id(), tag, parcel));
    for (int i = 0; i < parcel.length; i++) {
      byte[] changed = parcel.clone();
      changed[i] ^= 1;
      assertRefused(() -> same.openParcel(alice.id(), tag, changed));
      byte[] cut = Arrays.copyOf(parcel, i);
      assertRefused(() -> same.openParcel(alice.id(), tag, cut));
    }
  }
}
