package social.kith.crypto.internal.age;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import social.kith.crypto.internal.Hkdf;
import social.kith.crypto.internal.RefusedException;

/** The beginning of an age file: whom its key is wrapped for, and a code over all of that. */
public final class AgeHeader {
  /** The most bytes that a header may have: hundreds of recipients. */
  public static final int MAX_BYTES = 1 << 20;

  private static final String VERSION = "age-encryption.org/v1";
  private static final String END = "---";
  private static final int MAC_BYTES = 32;
  private static final byte[] NO_SALT = new byte[0];
  private static final byte[] MAC_INFO = "header".getBytes(StandardCharsets.US_ASCII);

  private final List<AgeStanza> stanzas;
  private final byte[] authenticated;
  private final byte[] mac;

  private AgeHeader(List<AgeStanza> stanzas, byte[] authenticated, byte[] mac) {
    this.stanzas = stanzas;
    this.authenticated = authenticated;
    this.mac = mac;
  }

  /**
   * A header for one recipient.
   *
   * @param stanza the file key, wrapped
   * @param fileKey borrowed
   * @return all its bytes
   */
  public static byte[] encode(AgeStanza stanza, byte[] fileKey) {
    String text = VERSION + "\n" + stanza.encode() + END;
    String mac = Base64NoPad.encode(mac(fileKey, text.getBytes(StandardCharsets.US_ASCII)));
    return (text + " " + mac + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads a header and nothing beyond it.
   *
   * @param in buffered, borrowed
   * @return it is well formed; whether its code is right only the file key shows
   * @throws RefusedException if it is not as the format says
   * @throws IOException if the stream fails
   */
  public static AgeHeader read(InputStream in) throws IOException, RefusedException {
    return new Reading(in).read();
  }

  /** Whom the file key is wrapped for. */
  public List<AgeStanza> stanzas() {
    return stanzas;
  }

  /** Whether the header is the one that was made with this file key. */
  public boolean isAuthentic(byte[] fileKey) {
    return MessageDigest.isEqual(mac, mac(fileKey, authenticated));
  }

  private static byte[] mac(byte[] fileKey, byte[] text) {
    byte[] key = Hkdf.SHA256.derive(fileKey, NO_SALT, MAC_INFO, MAC_BYTES);
    try {
      return Hkdf.SHA256.mac(key, text);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** One reading of a header, line by line. */
  private static final class Reading {
    private final InputStream in;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    Reading(InputStream in) {
      this.in = in;
    }

    AgeHeader read() throws IOException, RefusedException {
      if (!string(line()).equals(VERSION)) {
        throw new RefusedException("age version");
      }
      List<AgeStanza> stanzas = new ArrayList<>();
      while (true) {
        int start = text.size();
        byte[] line = line();
        if (string(line).startsWith(END)) {
          byte[] authenticated = Arrays.copyOf(text.toByteArray(), start + END.length());
          return new AgeHeader(List.copyOf(stanzas), authenticated, mac(line));
        }
        stanzas.add(new AgeStanza(AgeStanza.parseArguments(line), body()));
      }
    }

    /** Lines of 64 characters and one that is shorter, perhaps empty. */
    private byte[] body() throws IOException, RefusedException {
      StringBuilder body = new StringBuilder();
      String line;
      do {
        line = string(line());
        if (line.length() > AgeStanza.LINE_CHARS) {
          throw new RefusedException("age stanza body");
        }
        body.append(line);
      } while (line.length() == AgeStanza.LINE_CHARS);
      return Base64NoPad.decode(body.toString());
    }

    private static byte[] mac(byte[] line) throws RefusedException {
      String text = string(line);
      if (!text.startsWith(END + " ")) {
        throw new RefusedException("age header end");
      }
      byte[] mac = Base64NoPad.decode(text.substring(END.length() + 1));
      if (mac.length != MAC_BYTES) {
        throw new RefusedException("age header code");
      }
      return mac;
    }

    private byte[] line() throws IOException, RefusedException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0 || text.size() + line.size() == MAX_BYTES) {
          throw new RefusedException("age header");
        }
        line.write(next);
      }
      line.writeTo(text);
      text.write('\n');
      return line.toByteArray();
    }

    private static String string(byte[] line) {
      return new String(line, StandardCharsets.ISO_8859_1);
    }
  }
}
