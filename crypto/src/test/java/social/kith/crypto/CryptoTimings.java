package social.kith.crypto;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Run by hand: prints how long the module's main operations take. Not a test. */
final class CryptoTimings {
  private static final int MIB = 1024 * 1024;
  private static final byte[] PHOTO = new byte[16 * MIB];
  private static final Secret KEY = Secret.random();

  private CryptoTimings() {}

  private interface Work {
    void run() throws Exception;
  }

  private record Timing(String what, double units, String unit, Work work) {}

  public static void main(String[] args) throws Exception {
    new SecureRandom().nextBytes(PHOTO);
    for (Timing timing : timings()) {
      long bestNs = Long.MAX_VALUE;
      for (long end = System.nanoTime() + 3_000_000_000L; System.nanoTime() < end; ) {
        long start = System.nanoTime();
        timing.work.run();
        bestNs = Math.min(bestNs, System.nanoTime() - start);
      }
      System.out.printf(
          "%-44s %10.3f ms  %12.0f %s/s%n",
          timing.what, bestNs / 1e6, timing.units * 1e9 / bestNs, timing.unit);
    }
  }

  private static List<Timing> timings() throws Exception {
    List<Timing> timings = new ArrayList<>();
    timings.add(
        new Timing(
            "handshake, both sides",
            1,
            "handshakes",
            () -> Ends.connect(Ends.offerer(), Ends.answerer())));
    timings.add(new Timing("LinkKeys.derive", 1, "links", () -> LinkKeys.derive(KEY)));
    addPhotos(timings);
    addItems(timings);
    Session session = Ends.connect(Ends.offerer(), Ends.answerer()).offerer();
    byte[] record = new byte[Session.MAX_RECORD_BYTES];
    timings.add(
        new Timing(
            "Session.seal of 64 KiB, 100 times", 6.25, "MiB", times(() -> session.seal(record))));
    ColumnCipher columns = new ColumnCipher(KEY);
    byte[] sealed = columns.seal("items", "signed", new byte[32], new byte[500]);
    timings.add(
        new Timing(
            "ColumnCipher.open of 500 bytes, 100 times",
            100,
            "values",
            times(() -> columns.open("items", "signed", new byte[32], sealed))));
    return timings;
  }

  private static void addPhotos(List<Timing> timings) {
    byte[] sealed = PhotoCipher.encrypt(KEY, PHOTO);
    timings.add(new Timing("JDK AES-GCM in 16 KiB pieces", 16, "MiB", CryptoTimings::rawAesGcm));
    timings.add(
        new Timing("PhotoCipher.encrypt", 16, "MiB", () -> PhotoCipher.encrypt(KEY, PHOTO)));
    timings.add(
        new Timing(
            "PhotoCipher.encrypting",
            16,
            "MiB",
            () -> {
              try (OutputStream out =
                  PhotoCipher.encrypting(KEY, OutputStream.nullOutputStream())) {
                out.write(PHOTO);
              }
            }));
    timings.add(
        new Timing(
            "PhotoCipher.decrypting",
            16,
            "MiB",
            () -> {
              try (InputStream in = PhotoCipher.decrypting(KEY, new ByteArrayInputStream(sealed))) {
                in.transferTo(OutputStream.nullOutputStream());
              }
            }));
  }

  private static void addItems(List<Timing> timings) throws Exception {
    Identity author = Identity.generate();
    CborMap photo =
        CborMap.builder().put(1, new byte[32]).put(2, 1024).put(3, "image/jpeg").build();
    CborMap post =
        CborMap.builder()
            .put(1, 1)
            .put(2, "Hello, everybody, this is a post.")
            .put(3, List.of(photo, photo))
            .put(4, 1_700_000_000_000L)
            .build();
    byte[] payload = post.encode();
    byte[] signed = Signed.sign(author, Label.ITEM, payload);
    timings.add(
        new Timing(
            "Signed.sign, 100 times",
            100,
            "items",
            times(() -> Signed.sign(author, Label.ITEM, payload))));
    timings.add(
        new Timing(
            "Signed.verify, 100 times",
            100,
            "items",
            times(() -> Signed.verify(author.key(), Label.ITEM, signed))));
    timings.add(new Timing("CborMap.encode, 100 times", 100, "maps", times(post::encode)));
    timings.add(
        new Timing(
            "CborMap.decode, 100 times", 100, "maps", times(() -> CborMap.decode(payload, 4096))));
  }

  private static Work times(Work work) {
    return () -> {
      for (int i = 0; i < 100; i++) {
        work.run();
      }
    };
  }

  private static void rawAesGcm() throws Exception {
    SecretKeySpec key = new SecretKeySpec(KEY.copyBytes(), "AES");
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] nonce = new byte[12];
    byte[] out = new byte[16_400];
    for (int from = 0; from < PHOTO.length; from += 16_384) {
      nonce[0]++;
      nonce[1] += (byte) (nonce[0] == 0 ? 1 : 0);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
      cipher.doFinal(PHOTO, from, 16_384, out, 0);
    }
  }
}
