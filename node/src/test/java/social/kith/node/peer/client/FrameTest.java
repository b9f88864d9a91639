package social.kith.node.peer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;
import social.kith.node.peer.DataChannel;
import social.kith.node.peer.SessionDescription;

class FrameTest {
  private static final UUID ID = new UUID(3, 4);

  private static List<Frame> all() {
    return List.of(
        new Frame.Hello(Identity.generate().key(), new byte[32], ID, 5),
        new Frame.Proof(new byte[Frame.MAX_PROOF_BYTES]),
        new Frame.Resume(ID, ID, 6),
        new Frame.Message(7, true, new byte[] {8}),
        new Frame.Acknowledge(9),
        new Frame.Signalling(new byte[] {'{', '}'}),
        new Frame.Calling(new byte[] {'{', '}'}),
        new Frame.Superseded());
  }

  @Test
  void isReadAsItWasWritten() throws MalformedException {
    for (Frame frame : all()) {
      assertThat(Frame.parse(frame.encode())).hasSameClassAs(frame);
      assertThat(Frame.parse(frame.encode()).encode()).isEqualTo(frame.encode());
    }
  }

  @Test
  void theLargestMessageFillsTheLargestOfTheChannel() {
    byte[] data = new byte[PeerClient.MAX_MESSAGE_BYTES];
    assertThat(new Frame.Message(1, true, data).encode()).hasSize(DataChannel.MAX_MESSAGE_BYTES);
  }

  @Test
  void refusesMoreThanTheChannelTakes() throws MalformedException {
    byte[] largest = new byte[DataChannel.MAX_MESSAGE_BYTES];
    largest[0] = 6;
    assertThat(Frame.parse(largest)).isInstanceOf(Frame.Signalling.class);
    byte[] larger = Arrays.copyOf(largest, largest.length + 1);
    assertThatThrownBy(() -> Frame.parse(larger)).isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesWhatIsTooShortOrTooLong() {
    for (Frame frame : all()) {
      byte[] bytes = frame.encode();
      boolean sized =
          frame instanceof Frame.Hello
              || frame instanceof Frame.Resume
              || frame instanceof Frame.Acknowledge;
      if (sized) {
        for (int length = 0; length < bytes.length; length++) {
          byte[] cut = Arrays.copyOf(bytes, length);
          assertThatThrownBy(() -> Frame.parse(cut)).isInstanceOf(MalformedException.class);
        }
      }
      if (sized || frame instanceof Frame.Superseded || frame instanceof Frame.Proof) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> Frame.parse(longer)).isInstanceOf(MalformedException.class);
      }
    }
  }

  @Test
  void refusesNothingElseThanByItsException() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = new byte[random.nextInt(100)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = (byte) random.nextInt(10);
      }
      try {
        assertThat(Frame.parse(bytes).encode()).isEqualTo(bytes);
      } catch (MalformedException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }

  @Test
  void aDescriptionIsOfOneCertificateBySha256() {
    String one = "a=fingerprint:sha-256 " + "AB:".repeat(31) + "AB\r\n";
    String other = "a=fingerprint:sha-256 " + "AC:".repeat(31) + "AC\r\n";
    String weak = "a=fingerprint:sha-1 " + "AB:".repeat(19) + "AB\r\n";
    assertThat(fingerprint("v=0\r\n" + one + one.toLowerCase(java.util.Locale.ROOT))).isPresent();
    for (String wrong : List.of("v=0\r\n", one + other, one + weak, weak)) {
      assertThat(fingerprint(wrong)).isEmpty();
    }
  }

  private static java.util.Optional<byte[]> fingerprint(String sdp) {
    return Certificates.fingerprint(SessionDescription.offer(sdp));
  }
}
