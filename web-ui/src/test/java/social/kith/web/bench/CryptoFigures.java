package social.kith.web.bench;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import social.kith.crypto.Identity;
import social.kith.crypto.Label;
import social.kith.crypto.PhotoCipher;
import social.kith.crypto.Secret;
import social.kith.crypto.Session;
import social.kith.crypto.SessionHandshake;
import social.kith.crypto.SessionHandshake.Config;
import social.kith.crypto.SessionHandshake.Role;
import social.kith.crypto.Signed;

/** What sealing costs, in this process, beside the primitives alone, by turns. */
final class CryptoFigures {
  private static final int ROUNDS = 15;
  private static final int HANDSHAKES = 20;
  private static final int ITEMS = 200;
  private static final int MANY_ITEMS = 10_000;
  private static final int ITEM_BYTES = 1_000;
  private static final int PHOTO_BYTES = 16 * 1024 * 1024;
  private static final int PHOTO_CHUNK_BYTES = 16_384;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final String FINGERPRINT = "0A:".repeat(31) + "0A";
  private static final Identity ALICE = Identity.generate();
  private static final Identity BOB = Identity.generate();
  private static final Secret PSK = Secret.random();

  private CryptoFigures() {}

  private interface Work {
    void run() throws Exception;
  }

  private record Sessions(Session offerer, Session answerer) {}

  static void run() throws Exception {
    Bench.print("crypto: medians of %d, by turns, after as many for the compiler", ROUNDS);
    List<Double> handshake = medians(CryptoFigures::handshakes);
    Figures.add("handshake, both sides", handshake.get(0) / HANDSHAKES, "ms");
    items();
    photos();
    manyItems();
  }

  private static void handshakes() throws Exception {
    for (int i = 0; i < HANDSHAKES; i++) {
      var unused = connect();
    }
  }

  private static Sessions connect() throws Exception {
    try (SessionHandshake offerer = SessionHandshake.start(config(ALICE, Role.OFFERER, BOB));
        SessionHandshake answerer = SessionHandshake.start(config(BOB, Role.ANSWERER, ALICE))) {
      byte[] toAnswerer = offerer.receiveHello(answerer.hello());
      byte[] toOfferer = answerer.receiveHello(offerer.hello());
      return new Sessions(offerer.receiveFin(toOfferer), answerer.receiveFin(toAnswerer));
    }
  }

  private static Config config(Identity self, Role role, Identity peer) {
    return new Config(
        self, role, Optional.of(peer.id()), PSK, new byte[0], FINGERPRINT, FINGERPRINT);
  }

  private static void items() throws Exception {
    byte[] item = new byte[ITEM_BYTES];
    Session session = connect().offerer();
    byte[] secretKey = new byte[Ed25519.SECRET_KEY_SIZE];
    new SecureRandom().nextBytes(secretKey);
    byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(secretKey, 0, publicKey, 0);
    List<Double> both =
        medians(
            () -> {
              for (int i = 0; i < ITEMS; i++) {
                session.seal(Signed.sign(ALICE, Label.ITEM, item));
              }
            },
            () -> signAndSealRaw(secretKey, publicKey, item));
    Bench.print(
        "  an item of 1 KB signed and sealed: %.0f us; Ed25519 and AES-GCM alone %.0f us; ratio"
            + " %.2f",
        1e3 * both.get(0) / ITEMS, 1e3 * both.get(1) / ITEMS, both.get(0) / both.get(1));
    Figures.keep(
        "item signed and sealed",
        1e3 * both.get(0) / ITEMS,
        "us",
        Optional.of(both.get(0) / both.get(1)));
  }

  private static void signAndSealRaw(byte[] secretKey, byte[] publicKey, byte[] item)
      throws Exception {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    SecretKeySpec key = new SecretKeySpec(secretKey, "AES");
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    for (int i = 0; i < ITEMS; i++) {
      Ed25519.sign(secretKey, 0, publicKey, 0, item, 0, item.length, signature, 0);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG_BYTES, nonce(i)));
      cipher.update(item);
      cipher.doFinal(signature);
    }
  }

  private static byte[] nonce(int number) {
    byte[] nonce = new byte[NONCE_BYTES];
    nonce[0] = (byte) number;
    nonce[1] = (byte) (number >> 8);
    return nonce;
  }

  private static void photos() throws Exception {
    byte[] photo = new byte[PHOTO_BYTES];
    new SecureRandom().nextBytes(photo);
    List<Double> both = medians(() -> PhotoCipher.encrypt(PSK, photo), () -> encryptRaw(photo));
    Bench.print(
        "  a photo encrypted: %.0f MB/s; JDK AES-GCM alone %.0f MB/s; ratio %.2f",
        PHOTO_BYTES / 1e3 / both.get(0),
        PHOTO_BYTES / 1e3 / both.get(1),
        both.get(1) / both.get(0));
    Figures.keep(
        "photo encrypted",
        PHOTO_BYTES / 1e3 / both.get(0),
        "MB/s",
        Optional.of(both.get(1) / both.get(0)));
  }

  private static void encryptRaw(byte[] photo) throws Exception {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
    byte[] out = new byte[photo.length + photo.length / PHOTO_CHUNK_BYTES * TAG_BYTES];
    int at = 0;
    for (int i = 0; i < photo.length / PHOTO_CHUNK_BYTES; i++) {
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG_BYTES, nonce(i)));
      at += cipher.doFinal(photo, i * PHOTO_CHUNK_BYTES, PHOTO_CHUNK_BYTES, out, at);
    }
  }

  private static void manyItems() throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      Sessions sessions = connect();
      List<byte[]> sealed = new ArrayList<>();
      for (int i = 0; i < MANY_ITEMS; i++) {
        sealed.add(sessions.offerer().seal(Signed.sign(ALICE, Label.ITEM, new byte[ITEM_BYTES])));
      }
      long begun = System.nanoTime();
      for (byte[] record : sealed) {
        var unused = Signed.verify(ALICE.key(), Label.ITEM, sessions.answerer().open(record));
      }
      seconds.add((System.nanoTime() - begun) / 1e9);
    }
    Figures.add("10,000 items of 1 KB opened and verified", Bench.quantile(seconds, 0.5), "s");
  }

  /** Milliseconds of each work, by turns. */
  private static List<Double> medians(Work... works) throws Exception {
    List<List<Double>> times = new ArrayList<>();
    for (Work work : works) {
      times.add(new ArrayList<>());
    }
    for (int round = 0; round < 2 * ROUNDS; round++) {
      for (int i = 0; i < works.length; i++) {
        long begun = System.nanoTime();
        works[i].run();
        if (round >= ROUNDS) {
          times.get(i).add((System.nanoTime() - begun) / 1e6);
        }
      }
    }
    return times.stream().map(all -> Bench.quantile(all, 0.5)).toList();
  }
}
