package social.kith.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class CobblestoneTest {
  private static final byte[] KEY = new byte[32];
  private static final byte[] SALT = new byte[Cobblestone.SALT_BYTES];
  private static final byte[] CONTEXT = {1};

  @Test
  void stopsAtTheLastChunk() throws RefusedException {
    Cobblestone sealing = last();
    ByteBuffer sealed = ByteBuffer.allocate(16);
    sealing.seal(ByteBuffer.allocate(0), sealed);
    assertThatThrownBy(() -> sealing.seal(ByteBuffer.allocate(0), sealed.clear()))
        .isInstanceOf(IllegalStateException.class);
    Cobblestone opening = last();
    assertThat(opening.open(sealed.array(), 16)).isEmpty();
    assertThatThrownBy(() -> opening.open(sealed.array(), 16)).isInstanceOf(RefusedException.class);
  }

  @Test
  void refusesHeaderOfAnotherKeyContextOrSize() throws RefusedException {
    byte[] header = Cobblestone.message(KEY, SALT, CONTEXT).header();
    assertThat(Cobblestone.opening(KEY, header, CONTEXT).header()).isEqualTo(header);
    byte[] otherKey = KEY.clone();
    otherKey[31] = 1;
    assertThatThrownBy(() -> Cobblestone.opening(otherKey, header, CONTEXT))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> Cobblestone.opening(KEY, header, new byte[0]))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> Cobblestone.opening(KEY, new byte[55], CONTEXT))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void takesOnlyItsSizes() {
    assertThatThrownBy(() -> Cobblestone.message(new byte[16], SALT, CONTEXT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cobblestone.message(KEY, new byte[23], CONTEXT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Cobblestone last() {
    return Cobblestone.message(KEY, SALT, CONTEXT, Cobblestone.MAX_CHUNKS - 1);
  }
}
