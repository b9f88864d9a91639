package social.kith.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Session;

class RecordAssemblerTest {
  private static final int PART = Session.MAX_RECORD_BYTES - 2;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, PART, PART + 1, 3 * PART, RecordAssembler.MAX_MESSAGE_BYTES})
  void joinsWhatWasSplit(int length) throws MalformedException {
    byte[] body = new byte[length];
    new Random(length).nextBytes(body);
    RecordAssembler assembler = new RecordAssembler();
    Optional<RecordAssembler.Message> message = Optional.empty();
    for (byte[] part : RecordAssembler.split(RecordKind.SYNC, body)) {
      assertThat(message).isEmpty();
      assertThat(part.length).isLessThanOrEqualTo(Session.MAX_RECORD_BYTES);
      message = assembler.add(part);
    }

    assertThat(message.orElseThrow().kind()).isEqualTo(RecordKind.SYNC);
    assertThat(message.orElseThrow().body()).isEqualTo(body);
  }

  @Test
  void refusesAMessageAboveTheLimitOnBothSides() throws MalformedException {
    byte[] tooLong = new byte[RecordAssembler.MAX_MESSAGE_BYTES + 1];
    assertThatThrownBy(() -> RecordAssembler.split(RecordKind.SYNC, tooLong))
        .isInstanceOf(IllegalArgumentException.class);

    RecordAssembler assembler = new RecordAssembler();
    byte[] part = new byte[Session.MAX_RECORD_BYTES];
    part[0] = (byte) RecordKind.SYNC.code();
    part[1] = 1;
    for (int i = 0; i < RecordAssembler.MAX_MESSAGE_BYTES / PART; i++) {
      assertThat(assembler.add(part)).isEmpty();
    }
    assertThatThrownBy(() -> assembler.add(part)).isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesABadHeaderAndAnotherKindInsideAMessage() throws MalformedException {
    for (byte[] bad : List.of(new byte[0], new byte[1], new byte[] {0, 2}, new byte[] {99, 0})) {
      assertThatThrownBy(() -> new RecordAssembler().add(bad))
          .isInstanceOf(MalformedException.class);
    }
    RecordAssembler assembler = new RecordAssembler();
    assembler.add(new byte[] {(byte) RecordKind.SYNC.code(), 1, 7});
    assertThatThrownBy(() -> assembler.add(new byte[] {(byte) RecordKind.PHOTO.code(), 0}))
        .isInstanceOf(MalformedException.class);
  }
}
