package social.kith.node.meet.lan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.kith.crypto.MalformedException;
import social.kith.crypto.MeetingSecret;

class AnnouncementTest {
  private static final List<InetAddress> ADDRESSES =
      List.of(
          new InetSocketAddress("192.0.2.7", 1).getAddress(),
          new InetSocketAddress("2001:db8::7", 1).getAddress());
  private final byte[] text = new LanText(255, marks(3)).encode();
  private final Announcement announcement = new Announcement("0123456789abcdef", text, ADDRESSES);

  private static List<byte[]> marks(int count) {
    List<byte[]> marks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      marks.add(ByteBuffer.allocate(MeetingSecret.LAN_MARK_BYTES).putInt(i + 1).array());
    }
    return marks;
  }

  @Test
  void isReadAsItWasTold() throws MalformedException {
    DnsMessage message = DnsMessage.parse(announcement.told("fedcba9876543210").encode());
    assertThat(message.response()).isTrue();
    Announcement read = Announcement.in(message).get(0);
    assertThat(read.instance()).isEqualTo("0123456789abcdef");
    assertThat(read.text()).isEqualTo(text);
    assertThat(read.addresses()).isEqualTo(ADDRESSES);
    assertThat(Announcement.in(DnsMessage.parse(announcement.goodbye().encode()))).isEmpty();
  }

  @Test
  void fitsIntoOnePacketAtItsLongest() {
    byte[] longest = new LanText(0, marks(LanText.MAX_MARKS)).encode();
    assertThat(longest).hasSizeLessThanOrEqualTo(LanText.MAX_BYTES);
    List<InetAddress> many = Collections.nCopies(9, ADDRESSES.get(1));
    Announcement full = new Announcement("0123456789abcdef", longest, many);
    assertThat(full.told("fedcba9876543210").encode()).hasSizeLessThan(1_400);
  }

  @Test
  void namesMayBeCompressedAndInCapitals() throws MalformedException {
    byte[] plain = announcement.told("fedcba9876543210").encode();
    int first = 12;
    int target = first + DnsName.size(Announcement.SERVICE) + 10;
    byte[] bytes = plain.clone();
    bytes[first + 1] = '_';
    bytes[first + 2] = 'K';
    assertThat(Announcement.in(DnsMessage.parse(bytes))).hasSize(1);
    // The name's suffix as a pointer to the record's own name.
    ByteBuffer shorter = ByteBuffer.allocate(plain.length - 16);
    shorter.put(plain, 0, target - 2).putShort((short) 19).put(plain, target, 17);
    shorter.putShort((short) (0xC000 | first));
    int rest = target + DnsName.size("0123456789abcdef." + Announcement.SERVICE);
    shorter.put(plain, rest, plain.length - rest);
    assertThat(Announcement.in(DnsMessage.parse(shorter.array()))).hasSize(1);
  }

  @Test
  void namesThatLeadIntoThemselvesAreRefused() {
    byte[] loop = DnsMessage.query("a.b", DnsMessage.PTR).encode();
    loop[12] = (byte) 0xC0;
    loop[13] = 12;
    assertThatThrownBy(() -> DnsMessage.parse(loop)).isInstanceOf(MalformedException.class);
  }

  @Test
  void isToldToWhoAsksAndDoesNotKnowIt() throws MalformedException {
    DnsMessage query = DnsMessage.query(Announcement.SERVICE, DnsMessage.PTR);
    assertThat(announcement.isAskedBy(DnsMessage.parse(query.encode()))).isTrue();
    DnsMessage other = DnsMessage.query("_ipp._tcp.local", DnsMessage.PTR);
    assertThat(announcement.isAskedBy(other)).isFalse();
    DnsMessage knowing = new DnsMessage(false, query.questions(), announcement.told("x").records());
    assertThat(announcement.isAskedBy(knowing)).isFalse();
  }

  @Test
  void aTextHasAtMost96MarksAndTheirNumberIsFilledUp() throws MalformedException {
    assertThat(LanText.parse(text).marks()).hasSize(16);
    assertThat(LanText.parse(text).slot()).isEqualTo(255);
    byte[] longest = new LanText(0, marks(LanText.MAX_MARKS)).encode();
    assertThat(LanText.parse(longest).marks()).hasSize(LanText.MAX_MARKS);
    byte[] more = ByteBuffer.allocate(longest.length + 13).put(longest).put((byte) 12).array();
    assertThatThrownBy(() -> LanText.parse(more)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> LanText.parse(new byte[LanText.MAX_BYTES + 1]))
        .isInstanceOf(MalformedException.class);
  }
}
