package social.kith.crypto.internal;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** Gives the bytes that a vector says were drawn, in order, and no others. */
public final class FixedRandom extends SecureRandom {
  private static final long serialVersionUID = 1;

  private final transient ByteBuffer bytes;

  /** What will be drawn. */
  public FixedRandom(byte[]... drawn) {
    this.bytes = ByteBuffer.wrap(Bytes.concat(drawn));
  }

  @Override
  public void nextBytes(byte[] target) {
    bytes.get(target);
  }

  /** How many were not drawn. */
  public int remaining() {
    return bytes.remaining();
  }
}
