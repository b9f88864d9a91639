package social.kith.node.peer.client;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.UUID;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.MalformedException;
import social.kith.node.peer.DataChannel;

/** What goes over a client's channel, one frame in a binary message (docs/peer-api.md). */
sealed interface Frame {
  int VERSION = 1;
  int NONCE_BYTES = 32;
  int HELLO_BYTES = 2 + IdentityKey.SIZE_BYTES + NONCE_BYTES + 16 + 8;
  int MAX_PROOF_BYTES = 1_024;
  int MESSAGE_HEADER_BYTES = 10;

  /**
   * Who speaks, before it is proven.
   *
   * @param instance of the client, another one after each start
   * @param dial the initiator's number of this connection; later ones have higher numbers
   */
  record Hello(IdentityKey key, byte[] nonce, UUID instance, long dial) implements Frame {}

  /** The signature over both Hellos and both certificates. */
  record Proof(byte[] signed) implements Frame {}

  /**
   * From where on messages are to come; the first frame after the proofs.
   *
   * @param stream of the sender's own messages
   * @param yours the stream that {@code taken} is of
   * @param taken the last message that was taken
   */
  record Resume(UUID stream, UUID yours, long taken) implements Frame {}

  /** An application's message. */
  record Message(long number, boolean binary, byte[] data) implements Frame {}

  /** All messages up to this one were taken. */
  record Acknowledge(long number) implements Frame {}

  /** A description or a candidate, as JSON. */
  record Signalling(byte[] json) implements Frame {}

  /** A step of a call, as JSON. */
  record Calling(byte[] json) implements Frame {}

  /** Another connection of the two goes on; this one is to be closed. */
  record Superseded() implements Frame {}

  /** Its bytes. */
  default byte[] encode() {
    if (this instanceof Hello hello) {
      return buffer(1, HELLO_BYTES)
          .put((byte) VERSION)
          .put(hello.key().bytes())
          .put(hello.nonce())
          .putLong(hello.instance().getMostSignificantBits())
          .putLong(hello.instance().getLeastSignificantBits())
          .putLong(hello.dial())
          .array();
    } else if (this instanceof Resume resume) {
      return buffer(3, 41)
          .putLong(resume.stream().getMostSignificantBits())
          .putLong(resume.stream().getLeastSignificantBits())
          .putLong(resume.yours().getMostSignificantBits())
          .putLong(resume.yours().getLeastSignificantBits())
          .putLong(resume.taken())
          .array();
    } else if (this instanceof Message message) {
      return buffer(4, MESSAGE_HEADER_BYTES + message.data().length)
          .putLong(message.number())
          .put((byte) (message.binary() ? 1 : 0))
          .put(message.data())
          .array();
    } else if (this instanceof Acknowledge acknowledge) {
      return buffer(5, 9).putLong(acknowledge.number()).array();
    }
    return encodeWhole();
  }

  private byte[] encodeWhole() {
    if (this instanceof Proof proof) {
      return of(2, proof.signed());
    } else if (this instanceof Signalling signalling) {
      return of(6, signalling.json());
    } else if (this instanceof Calling calling) {
      return of(7, calling.json());
    }
    return of(8, new byte[0]);
  }

  private static ByteBuffer buffer(int kind, int sizeBytes) {
    return ByteBuffer.allocate(sizeBytes).put((byte) kind);
  }

  private static byte[] of(int kind, byte[] body) {
    return buffer(kind, 1 + body.length).put(body).array();
  }

  /**
   * Reads a frame.
   *
   * @throws MalformedException if it is none
   */
  static Frame parse(byte[] bytes) throws MalformedException {
    if (bytes.length > DataChannel.MAX_MESSAGE_BYTES) {
      throw new MalformedException("frame of " + bytes.length + " bytes: above the limit");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      Frame frame = parse(in);
      if (in.hasRemaining()) {
        throw new MalformedException("frame of " + bytes.length + " bytes: too long");
      }
      return frame;
    } catch (BufferUnderflowException e) {
      throw new MalformedException("frame of " + bytes.length + " bytes: too short", e);
    }
  }

  private static Frame parse(ByteBuffer in) throws MalformedException {
    byte kind = in.get();
    return switch (kind) {
      case 1 -> hello(in);
      case 2 -> {
        if (in.remaining() > MAX_PROOF_BYTES) {
          throw new MalformedException("proof of " + in.remaining() + " bytes");
        }
        yield new Proof(rest(in));
      }
      case 3 -> new Resume(uuid(in), uuid(in), number(in));
      case 4 -> new Message(number(in), flag(in), rest(in));
      case 5 -> new Acknowledge(number(in));
      case 6 -> new Signalling(rest(in));
      case 7 -> new Calling(rest(in));
      case 8 -> new Superseded();
      default -> throw new MalformedException("frame of kind " + kind);
    };
  }

  private static Hello hello(ByteBuffer in) throws MalformedException {
    int version = in.get();
    if (version != VERSION) {
      throw new MalformedException("Hello of version " + version);
    }
    byte[] key = bytes(in, IdentityKey.SIZE_BYTES);
    return new Hello(IdentityKey.of(key), bytes(in, NONCE_BYTES), uuid(in), number(in));
  }

  private static byte[] bytes(ByteBuffer in, int sizeBytes) {
    byte[] bytes = new byte[sizeBytes];
    in.get(bytes);
    return bytes;
  }

  private static byte[] rest(ByteBuffer in) {
    return bytes(in, in.remaining());
  }

  private static UUID uuid(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }

  private static long number(ByteBuffer in) throws MalformedException {
    long number = in.getLong();
    if (number < 0) {
      throw new MalformedException("a negative number");
    }
    return number;
  }

  private static boolean flag(ByteBuffer in) throws MalformedException {
    byte flag = in.get();
    if (flag != 0 && flag != 1) {
      throw new MalformedException("flag " + flag);
    }
    return flag == 1;
  }
}
