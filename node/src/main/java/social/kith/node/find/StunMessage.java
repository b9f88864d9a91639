package social.kith.node.find;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.MalformedException;

/** A binding request to a STUN server and the answer to it (RFC 8489), without credentials. */
final class StunMessage {
  static final int TRANSACTION_BYTES = 12;

  /** What fits into every packet of IPv6; no answer to a binding request is as long. */
  static final int MAX_BYTES = 1_280;

  private static final int HEADER_BYTES = 20;
  private static final int REQUEST = 0x0001;
  private static final int SUCCESS = 0x0101;
  private static final int ERROR = 0x0111;
  private static final int COOKIE = 0x2112A442;
  private static final int MESSAGE_INTEGRITY = 0x0008;
  private static final int ERROR_CODE = 0x0009;
  private static final int MESSAGE_INTEGRITY_SHA256 = 0x001C;
  private static final int XOR_MAPPED_ADDRESS = 0x0020;
  private static final int FINGERPRINT = 0x8028;
  private static final int FINGERPRINT_MASK = 0x5354554E;
  private static final int FIRST_OPTIONAL = 0x8000;
  private static final int LAST_OF_RFC_5389 = 0x0020;
  private static final int ADDRESS_HEADER_BYTES = 4;
  private static final int COOKIE_OFFSET = 4;

  private StunMessage() {}

  /**
   * A request that says nothing about who asks.
   *
   * @param transaction 12 bytes that nobody can guess
   */
  static byte[] request(byte[] transaction) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .putShort((short) REQUEST)
        .putShort((short) 0)
        .putInt(COOKIE)
        .put(transaction)
        .array();
  }

  /**
   * Whether this is the beginning of an answer to the request, so that everything else that arrives
   * at the port can be passed over.
   */
  static boolean answers(byte[] message, byte[] transaction) {
    return message.length >= HEADER_BYTES
        && ByteBuffer.wrap(message).getInt(COOKIE_OFFSET) == COOKIE
        && Arrays.equals(
            message,
            HEADER_BYTES - TRANSACTION_BYTES,
            HEADER_BYTES,
            transaction,
            0,
            TRANSACTION_BYTES);
  }

  /**
   * Reads an answer.
   *
   * @throws MalformedException if it is none to this request, or not as the RFC says
   */
  static StunAnswer parse(byte[] message, byte[] transaction) throws MalformedException {
    if (message.length > MAX_BYTES || !answers(message, transaction)) {
      throw new MalformedException("no answer to this STUN request");
    }
    ByteBuffer in = ByteBuffer.wrap(message);
    int type = in.getShort() & 0xFFFF;
    int length = in.getShort() & 0xFFFF;
    if (length != message.length - HEADER_BYTES || length % 4 != 0) {
      throw new MalformedException("a STUN answer of " + message.length + " bytes says " + length);
    }
    in.position(HEADER_BYTES);
    return switch (type) {
      case SUCCESS -> new StunAnswer.Mapped(Attributes.read(in, message).requireMapped());
      case ERROR -> new StunAnswer.Refused(Attributes.read(in, message).requireCode());
      default -> throw new MalformedException("a STUN message of another type");
    };
  }

  /** What counts of the attributes. */
  private record Attributes(Optional<InetSocketAddress> mapped, Optional<Integer> code) {
    static Attributes read(ByteBuffer in, byte[] message) throws MalformedException {
      @Nullable InetSocketAddress mapped = null;
      @Nullable Integer code = null;
      boolean sealed = false;
      while (in.hasRemaining()) {
        int start = in.position();
        int type = in.getShort() & 0xFFFF;
        ByteBuffer value = value(in);
        if (type == FINGERPRINT) {
          requireFingerprint(value, message, start);
          if (in.hasRemaining()) {
            throw new MalformedException("a STUN fingerprint is not the last");
          }
        } else if (type == MESSAGE_INTEGRITY || type == MESSAGE_INTEGRITY_SHA256) {
          sealed = true;
        } else if (sealed) {
          // RFC 8489, 14.5: what follows the integrity is passed over.
          continue;
        } else if (type == XOR_MAPPED_ADDRESS && mapped == null) {
          mapped = address(value, message);
        } else if (type == ERROR_CODE && code == null) {
          code = code(value);
        } else if (type > LAST_OF_RFC_5389 && type < FIRST_OPTIONAL) {
          throw new MalformedException("a STUN attribute that has to be understood");
        }
      }
      return new Attributes(Optional.ofNullable(mapped), Optional.ofNullable(code));
    }

    private static ByteBuffer value(ByteBuffer in) throws MalformedException {
      int length = in.getShort() & 0xFFFF;
      int padded = (length + 3) & ~3;
      if (padded > in.remaining()) {
        throw new MalformedException("a STUN attribute of " + length + " bytes is cut");
      }
      ByteBuffer value = in.slice(in.position(), length);
      in.position(in.position() + padded);
      return value;
    }

    private static void requireFingerprint(ByteBuffer value, byte[] message, int start)
        throws MalformedException {
      CRC32 crc = new CRC32();
      crc.update(message, 0, start);
      if (value.remaining() != 4 || value.getInt() != ((int) crc.getValue() ^ FINGERPRINT_MASK)) {
        throw new MalformedException("a STUN fingerprint is wrong");
      }
    }

    private static InetSocketAddress address(ByteBuffer value, byte[] message)
        throws MalformedException {
      int family = value.remaining() < ADDRESS_HEADER_BYTES ? 0 : value.get(1);
      int length = family == 1 ? 4 : 16;
      if (family < 1 || family > 2 || value.remaining() != ADDRESS_HEADER_BYTES + length) {
        throw new MalformedException("a STUN address of " + value.remaining() + " bytes");
      }
      int port = value.getShort(2) & 0xFFFF ^ COOKIE >>> 16;
      byte[] ip = new byte[length];
      for (int i = 0; i < length; i++) {
        // The cookie and the transaction follow each other in the header.
        ip[i] = (byte) (value.get(ADDRESS_HEADER_BYTES + i) ^ message[COOKIE_OFFSET + i]);
      }
      try {
        return new InetSocketAddress(InetAddress.getByAddress(ip), port);
      } catch (UnknownHostException e) {
        throw new MalformedException("a STUN address", e);
      }
    }

    private static int code(ByteBuffer value) throws MalformedException {
      int hundreds = value.remaining() < 4 ? 0 : value.get(2) & 7;
      int rest = hundreds == 0 ? 0 : value.get(3) & 0xFF;
      if (hundreds < 3 || hundreds > 6 || rest > 99) {
        throw new MalformedException("a STUN error without a code");
      }
      return hundreds * 100 + rest;
    }

    InetSocketAddress requireMapped() throws MalformedException {
      return mapped.orElseThrow(() -> new MalformedException("a STUN answer without an address"));
    }

    int requireCode() throws MalformedException {
      return code.orElseThrow(() -> new MalformedException("a STUN error without a code"));
    }
  }
}
