package social.kith.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import social.kith.web.guard.Caller;

class EventReaderTest {
  private final EventLog log = new EventLog("e");
  private final Pipe pipe = new Pipe();
  private final EventReader reader =
      new EventReader(
          new Caller.CommandLine(),
          log,
          0,
          "first|".getBytes(StandardCharsets.UTF_8),
          pipe,
          Runnable::run);

  /** A connection that takes writes, or does not. */
  private static final class Pipe extends ServletOutputStream {
    final ByteArrayOutputStream written = new ByteArrayOutputStream();
    boolean ready = true;

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void write(int b) {
      written.write(b);
    }
  }

  private void append(String text) {
    log.append(id -> text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void writesWhatIsThereAndThenWhatComes() {
    append("a");
    reader.drain();
    append("b");
    reader.drain();
    assertThat(pipe.written).hasToString("first|ab");
  }

  @Test
  void waitsForTheConnectionAndKeepsNothingItself() {
    pipe.ready = false;
    append("a");
    reader.drain();
    append("b");
    reader.drain();
    assertThat(pipe.written.size()).isZero();
    pipe.ready = true;
    reader.onWritePossible();
    assertThat(pipe.written).hasToString("first|ab");
  }

  @Test
  void commentsAfterAQuietTime() {
    reader.drain();
    reader.beat();
    reader.beat();
    assertThat(pipe.written).hasToString("first|:\n\n:\n\n");
    assertThat(reader.ended()).isNotDone();
  }

  @Test
  void endsWhenNothingGoesOutBetweenTwoBeats() {
    reader.drain();
    pipe.ready = false;
    reader.beat();
    assertThat(reader.ended()).isNotDone();
    reader.beat();
    assertThat(reader.ended()).isDone();
  }

  @Test
  void endsWhenTheLogHasRunOverIt() {
    pipe.ready = false;
    for (int i = 0; i < EventLog.CAPACITY; i++) {
      append("x");
    }
    reader.drain();
    assertThat(reader.ended()).isNotDone();
    append("x");
    reader.drain();
    assertThat(reader.ended()).isDone();
  }
}
