package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContext;
import org.junit.jupiter.api.Test;
import social.kith.crypto.internal.Bytes;
import social.kith.crypto.internal.FixedRandom;
import social.kith.crypto.internal.Hkdf;

/**
 * The example of docs/protocol.md, section 6.5: a handshake with nothing left to chance, and what
 * follows from its bytes by the formulas of section 6, computed once more without the classes that
 * made them.
 */
class SessionExampleTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] PING = {0, 0};

  @Test
  void bytesAreThoseOfTheResourceAndTheDocument() throws Exception {
    Map<String, byte[]> example = example();
    String whole = lines(example, Integer.MAX_VALUE);
    try (var golden = SessionExampleTest.class.getResourceAsStream("/golden/session.txt")) {
      assertThat(whole).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.US_ASCII));
    }
    String document = Files.readString(Path.of("..", "docs", "protocol.md"));
    assertThat(document).contains(lines(example, 48).indent(4));
  }

  private static Map<String, byte[]> example() throws Exception {
    byte[][] ephemeral = {filled(0x11, 32), filled(0x12, 32)};
    FixedRandom drawn =
        new FixedRandom(ephemeral[0], ephemeral[1], filled(0x31, 64), filled(0x32, 64));
    CryptoServicesRegistrar.setSecureRandom(drawn);
    try {
      SessionHandshake offerer = SessionHandshake.start(Ends.offerer(), filled(0x21, 32));
      SessionHandshake answerer = SessionHandshake.start(Ends.answerer(), filled(0x22, 32));
      byte[] offererFin = offerer.receiveHello(answerer.hello());
      byte[] answererFin = answerer.receiveHello(offerer.hello());
      assertThat(drawn.remaining()).isZero();
      Map<String, byte[]> all = new LinkedHashMap<>();
      all.put("Hello of the offerer", offerer.hello());
      all.put("Hello of the answerer", answerer.hello());
      all.put("Fin of the offerer", offererFin);
      all.put("Fin of the answerer", answererFin);
      addDerived(all, ephemeral);
      Session session = offerer.receiveFin(answererFin);
      all.put("first record of the offerer", session.seal(PING));
      assertThat(answerer.receiveFin(offererFin).open(all.get("first record of the offerer")))
          .isEqualTo(PING);
      addSession(all, session);
      return all;
    } finally {
      CryptoServicesRegistrar.setSecureRandom(null);
    }
  }

  private static void addDerived(Map<String, byte[]> all, byte[][] ephemeral) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update(all.get("Hello of the offerer"));
    byte[] transcript = sha256.digest(all.get("Hello of the answerer"));
    all.put("T", transcript);
    all.put("E(offerer)", exporter(all.get("Fin of the offerer"), transcript, 0, ephemeral[1]));
    all.put("E(answerer)", exporter(all.get("Fin of the answerer"), transcript, 1, ephemeral[0]));
    all.put(
        "session secret",
        combine("kith/session-secret/v1", all.get("E(offerer)"), all.get("E(answerer)")));
    for (int role = 0; role < 2; role++) {
      String who = role == 0 ? " of the offerer" : " of the answerer";
      byte[] secret = all.get("session secret");
      all.put("record key" + who, derive(secret, "kith/session-record-key/v1", role));
      byte[] nonce = derive(secret, "kith/session-record-nonce/v1", role);
      all.put("record nonce" + who, Arrays.copyOf(nonce, 12));
    }
  }

  private static byte[] exporter(byte[] fin, byte[] transcript, int role, byte[] receiverSeed)
      throws Exception {
    HPKE hpke =
        new HPKE(HPKE.mode_psk, HPKE.kem_X_WING, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    HPKEContext context =
        hpke.setupPSKR(
            Arrays.copyOf(fin, 1120),
            hpke.deserializePrivateKey(receiverSeed, null),
            Bytes.concat(ascii("kith/session-info/v1"), transcript, new byte[] {(byte) role}),
            filled(9, 32),
            Bytes.concat(ascii("kith/session-psk/v1"), new byte[] {7}));
    assertThat(context.open(transcript, Arrays.copyOfRange(fin, 1120, fin.length)))
        .isEqualTo(ascii("fin"));
    return context.export(ascii("kith/session-exporter/v1"), 32);
  }

  private static void addSession(Map<String, byte[]> all, Session session) throws Exception {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    SecretKeySpec key = new SecretKeySpec(all.get("record key of the offerer"), "AES");
    byte[] nonce = all.get("record nonce of the offerer");
    cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, nonce));
    assertThat(cipher.doFinal(all.get("first record of the offerer"))).isEqualTo(PING);
    byte[] invite = filled(5, 32);
    byte[] pair =
        combine("kith/pair-secret/v1", all.get("E(offerer)"), all.get("E(answerer)"), invite);
    assertThat(session.pairSecret(Secret.of(invite))).isEqualTo(Secret.of(pair));
    all.put("pair secret", pair);
    byte[] code = hkdf(all.get("session secret"), ascii("kith/pairing-code/v1"));
    long number = Long.remainderUnsigned(java.nio.ByteBuffer.wrap(code).getLong(), 1_000_000);
    assertThat(session.pairingCode()).isEqualTo("%06d".formatted(number));
    all.put("pairing code in ASCII", ascii(session.pairingCode()));
  }

  private static byte[] combine(String label, byte[]... parts) {
    return hkdf(Bytes.lengthPrefixed(parts), ascii(label));
  }

  private static byte[] derive(byte[] secret, String label, int role) {
    return hkdf(secret, Bytes.concat(ascii(label), new byte[] {0, (byte) role}));
  }

  private static byte[] hkdf(byte[] secret, byte[] info) {
    return Hkdf.SHA256.derive(secret, new byte[0], info, 32);
  }

  /** What is longer is told by its size and SHA-256. */
  private static String lines(Map<String, byte[]> example, int maxBytes) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    return example.entrySet().stream()
        .map(
            entry -> {
              byte[] value = entry.getValue();
              return value.length <= maxBytes
                  ? entry.getKey() + ": " + HEX.formatHex(value)
                  : "SHA-256 of the %s, %d bytes: %s"
                      .formatted(entry.getKey(), value.length, HEX.formatHex(sha256.digest(value)));
            })
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] filled(int value, int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
