package social.kith.node.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;
import social.kith.crypto.MeetingSecret;

class MeetingMessageTest {
  private static final Instant NOW = Instant.ofEpochMilli(1_790_000_000_000L);

  private static MeetingTag tag(int number) {
    return new MeetingTag(ByteBuffer.allocate(MeetingSecret.TAG_BYTES).putInt(number).array());
  }

  private static Set<MeetingTag> tags(int count) {
    return IntStream.range(0, count).mapToObj(MeetingMessageTest::tag).collect(Collectors.toSet());
  }

  private static void assertRefused(CborMap.Builder map) {
    byte[] bytes = map.build().encode();
    assertThatThrownBy(() -> MeetingMessage.parse(bytes)).isInstanceOf(MalformedException.class);
  }

  @Test
  void areReadAsTheyWereWritten() throws MalformedException {
    for (int count : new int[] {0, 1, MeetingMessage.MAX_TAGS}) {
      MeetingMessage watch = new MeetingMessage.Watch(tags(count));
      assertThat(MeetingMessage.parse(watch.encode())).isEqualTo(watch);
    }
    MeetingMessage match = new MeetingMessage.Match(tag(7));
    assertThat(MeetingMessage.parse(match.encode())).isEqualTo(match);
    byte[] longest = new byte[MeetingMessage.MAX_ENVELOPE_BYTES];
    MeetingMessage.Carry carry = new MeetingMessage.Carry(tag(7), longest);
    assertThat(MeetingMessage.parse(carry.encode()))
        .isInstanceOfSatisfying(
            MeetingMessage.Carry.class,
            read -> {
              assertThat(read.tag()).isEqualTo(tag(7));
              assertThat(read.envelope()).isEqualTo(longest);
            });
  }

  @Test
  void refusesWhatIsOverALimit() {
    byte[] tag = tag(1).bytes();
    assertRefused(CborMap.builder().put(0, 0));
    assertRefused(CborMap.builder().put(0, 4));
    assertRefused(CborMap.builder().put(0, 2).put(1, new byte[MeetingSecret.TAG_BYTES + 1]));
    assertRefused(CborMap.builder().put(0, 1).putBytesList(1, List.of(tag, new byte[15])));
    assertRefused(CborMap.builder().put(0, 3).put(1, tag).put(2, new byte[0]));
    assertRefused(
        CborMap.builder()
            .put(0, 3)
            .put(1, tag)
            .put(2, new byte[MeetingMessage.MAX_ENVELOPE_BYTES + 1]));
    byte[] many = new MeetingMessage.Watch(tags(MeetingMessage.MAX_TAGS + 1)).encode();
    assertThatThrownBy(() -> MeetingMessage.parse(many)).isInstanceOf(MalformedException.class);
  }

  @Test
  void anAddressRecordTellsNothingByItsSize() throws MalformedException {
    InetSocketAddress one = new InetSocketAddress("192.0.2.1", 25_484);
    InetSocketAddress six = new InetSocketAddress("2001:db8::1", 25_485);
    for (List<InetSocketAddress> addresses :
        List.of(List.<InetSocketAddress>of(), List.of(one), sixteen(one, six))) {
      AddressRecord record = AddressRecord.now(addresses, NOW);
      byte[] bytes = record.encode();
      assertThat(bytes).hasSize(AddressRecord.SIZE_BYTES);
      assertThat(AddressRecord.parse(bytes)).isEqualTo(record);
    }
  }

  private static List<InetSocketAddress> sixteen(InetSocketAddress four, InetSocketAddress six) {
    return IntStream.range(0, 16).mapToObj(i -> i < 8 ? four : six).toList();
  }

  @Test
  void anAddressRecordThatIsNoneIsRefused() {
    byte[] good = AddressRecord.now(List.of(), NOW).encode();
    byte[] tooLong = good.clone();
    tooLong[0] = 1;
    tooLong[1] = 0x3F;
    byte[] negative = good.clone();
    negative[0] = (byte) 0x80;
    for (byte[] wrong :
        List.of(new byte[0], new byte[319], new byte[320], new byte[321], tooLong, negative)) {
      assertThatThrownBy(() -> AddressRecord.parse(wrong)).isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void anAddressRecordGoesBad() {
    AddressRecord record = AddressRecord.now(List.of(), NOW);
    assertThat(record.isGood(NOW)).isTrue();
    assertThat(record.isGood(NOW.plus(Duration.ofHours(24)))).isTrue();
    assertThat(record.isGood(NOW.plus(Duration.ofHours(25)))).isFalse();
  }
}
