package social.kith.node;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody who sends datagrams to a UDP port to learn what is there. */
final class Scanner implements AutoCloseable {
  private static final int COOKIE = 0x2112A442;
  private static final int FINGERPRINT_MASK = 0x5354554E;
  private static final int USERNAME = 0x0006;
  private static final int INTEGRITY = 0x0008;
  private static final int FINGERPRINT = 0x8028;
  private static final int PRIORITY = 0x0024;
  private static final int USE_CANDIDATE = 0x0025;
  private static final int SILENCE_MS = 500;

  private final Random random = new Random(20_261_128);
  private final DatagramSocket socket;
  private final int port;

  Scanner(int port) throws IOException {
    this.port = port;
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(SILENCE_MS);
  }

  /** Sends these and returns everything that comes back until nothing more does. */
  List<byte[]> send(List<byte[]> probes) throws IOException {
    for (byte[] probe : probes) {
      socket.send(new DatagramPacket(probe, probe.length, InetAddress.getLoopbackAddress(), port));
    }
    List<byte[]> answers = new ArrayList<>();
    try {
      while (true) {
        DatagramPacket answer = new DatagramPacket(new byte[2_048], 2_048);
        socket.receive(answer);
        answers.add(Arrays.copyOf(answer.getData(), answer.getLength()));
      }
    } catch (SocketTimeoutException e) {
      return answers;
    }
  }

  /** Bytes without a form, of many lengths and beginnings. */
  List<byte[]> noise() {
    List<byte[]> all = new ArrayList<>();
    for (int first = 0; first < 256; first++) {
      byte[] bytes = new byte[1 + random.nextInt(1_400)];
      random.nextBytes(bytes);
      bytes[0] = (byte) first;
      all.add(bytes);
    }
    return all;
  }

  /** The first flights of DTLS 1.0, 1.2 and 1.3 clients (RFC 6347, RFC 9147). */
  List<byte[]> dtls() {
    String hello =
        "%s0000000000000000003a0100002e000000000000002e%s"
            + "00".repeat(32)
            + "00000004c02bc02f0100";
    return List.of("fefd", "feff", "fefc").stream()
        .map(version -> HexFormat.of().parseHex("16" + hello.formatted(version, version)))
        .toList();
  }

  /** Binding requests (RFC 8489): bare, with what a contact's would have, and all of it wrong. */
  List<byte[]> stun() throws GeneralSecurityException {
    byte[] name = "abcdefgh:ijklmnop".getBytes(StandardCharsets.US_ASCII);
    return List.of(
        request(List.of(), false),
        request(List.of(), true),
        request(List.of(attribute(USERNAME, name)), false),
        request(List.of(attribute(USERNAME, name)), true),
        request(
            List.of(
                attribute(USERNAME, name),
                attribute(PRIORITY, new byte[] {1, 2, 3, 4}),
                attribute(USE_CANDIDATE, new byte[0])),
            true),
        request(List.of(attribute(USERNAME, new byte[300])), true));
  }

  private byte[] request(List<byte[]> attributes, boolean signed) throws GeneralSecurityException {
    ByteBuffer out = ByteBuffer.allocate(600);
    byte[] transaction = new byte[12];
    random.nextBytes(transaction);
    out.putShort((short) 1).putShort((short) 0).putInt(COOKIE).put(transaction);
    attributes.forEach(out::put);
    if (signed) {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec("not the password of anybody".getBytes(), "HmacSHA1"));
      length(out, 24);
      mac.update(out.array(), 0, out.position());
      out.put(attribute(INTEGRITY, mac.doFinal()));
      length(out, 8);
      CRC32 crc = new CRC32();
      crc.update(out.array(), 0, out.position());
      int value = (int) crc.getValue() ^ FINGERPRINT_MASK;
      out.put(attribute(FINGERPRINT, ByteBuffer.allocate(4).putInt(value).array()));
    }
    length(out, 0);
    return Arrays.copyOf(out.array(), out.position());
  }

  /** As long as what is there and so many bytes more. */
  private static void length(ByteBuffer out, int more) {
    out.putShort(2, (short) (out.position() - 20 + more));
  }

  private static byte[] attribute(int type, byte[] value) {
    int padded = (value.length + 3) / 4 * 4;
    return ByteBuffer.allocate(4 + padded)
        .putShort((short) type)
        .putShort((short) value.length)
        .put(value)
        .array();
  }

  @Override
  public void close() {
    socket.close();
  }
}
