package social.kith.crypto.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import social.kith.fuzz.Target;

/** Every operation of the wrapper that takes bytes from outside. */
public final class PrimitiveTargets {
  private static final byte[] KEY = new byte[32];
  private static final byte[] NONCE = new byte[AesGcm.NONCE_BYTES];
  private static final byte[] ID = {1};

  private PrimitiveTargets() {}

  /** All of them. */
  public static List<Target> all() throws Exception {
    return List.of(
        refusing("AES-GCM", aesGcm(), in -> new AesGcm(KEY).open(NONCE, ID, in)),
        refusing("Cobblestone header", header(), in -> Cobblestone.opening(KEY, in, ID)),
        refusing("Cobblestone chunk", chunk(), in -> message().open(in, in.length)),
        refusing("CBOR", cbor(), CanonicalCbor::decode),
        refusing("CBOR of many items", manyItems(), CanonicalCbor::decode),
        refusing("ChaCha20-Poly1305", chaCha(), PrimitiveTargets::openChaCha),
        Target.ofText(
                "Bech32",
                Target.UNLIMITED,
                List.of(Bech32.encode("age", KEY)),
                text -> Bech32.decode("age", text))
            .refusingBy(RefusedException.class),
        hpkePublicKey(),
        hpkeEncapsulation(),
        hpkeSealed(),
        ed25519Signature(),
        ed25519Key());
  }

  private static Target refusing(String name, byte[] sample, Target.Parser<byte[]> parser) {
    return Target.of(name, Target.UNLIMITED, List.of(sample), parser)
        .refusingBy(RefusedException.class);
  }

  private static byte[] aesGcm() {
    return new AesGcm(KEY).seal(NONCE, ID, new byte[50]);
  }

  private static byte[] chaCha() {
    return new ChaCha20Poly1305(KEY).seal(NONCE, ID, new byte[50], 50);
  }

  private static byte[] openChaCha(byte[] sealed) throws RefusedException {
    return new ChaCha20Poly1305(KEY).open(NONCE, ID, sealed, sealed.length);
  }

  private static Cobblestone message() {
    return Cobblestone.message(KEY, new byte[Cobblestone.SALT_BYTES], ID);
  }

  private static byte[] header() {
    return message().header();
  }

  private static byte[] chunk() {
    ByteBuffer out = ByteBuffer.allocate(66);
    message().seal(ByteBuffer.allocate(50), out);
    return out.array();
  }

  private static byte[] cbor() {
    return CanonicalCbor.encode(List.of(1L, -300L, "text", true, new byte[30], List.of(List.of())));
  }

  private static byte[] manyItems() {
    SortedMap<Integer, Object> map = new TreeMap<>();
    for (int i = 0; i < 300; i++) {
      map.put(i, i % 2 == 0 ? 0L : "");
    }
    return CanonicalCbor.encode(map);
  }

  private static Target hpkePublicKey() {
    Hpke hpke = Hpke.xWing();
    return refusing(
        "HPKE public key", hpke.generate().publicKey(), in -> hpke.send(in, ID, KEY, ID));
  }

  private static Target hpkeEncapsulation() throws RefusedException {
    Hpke hpke = Hpke.xWing();
    HpkeKeyPair pair = hpke.generate();
    byte[] sample = hpke.send(pair.publicKey(), ID, KEY, ID).encapsulation();
    return refusing("HPKE encapsulation", sample, in -> hpke.receive(in, pair, ID, KEY, ID));
  }

  /** A context goes on to the next message when one was opened, and not when it was refused. */
  private static Target hpkeSealed() throws RefusedException {
    HpkeKeyPair pair = Hpke.xWing().generate();
    HpkeContext sending = Hpke.xWing().send(pair.publicKey(), ID, KEY, ID);
    byte[] sample = sending.seal(ID, new byte[50]);
    byte[] enc = sending.encapsulation();
    AtomicReference<HpkeContext> receiving = new AtomicReference<>();
    return Target.prepared(
            "HPKE sealed",
            Target.UNLIMITED,
            List.of(sample),
            in -> {
              if (receiving.get() == null) {
                receiving.set(Hpke.xWing().receive(enc, pair, ID, KEY, ID));
              }
              return () -> {
                byte[] opened = receiving.get().open(ID, in);
                receiving.set(null);
                return opened;
              };
            })
        .refusingBy(RefusedException.class);
  }

  private static Target ed25519Signature() {
    byte[] publicKey = Ed25519Key.publicKey(KEY);
    Ed25519Key key = new Ed25519Key(publicKey);
    return Target.of(
        "Ed25519 signature",
        Target.UNLIMITED,
        List.of(Ed25519Key.sign(KEY, publicKey, ID)),
        in -> key.verifies(ID, in));
  }

  /** Of the right size: what reads keys has checked that. */
  private static Target ed25519Key() {
    byte[] publicKey = Ed25519Key.publicKey(KEY);
    byte[] signature = Ed25519Key.sign(KEY, publicKey, ID);
    return Target.of(
        "Ed25519 key",
        Target.UNLIMITED,
        List.of(publicKey),
        in -> new Ed25519Key(Arrays.copyOf(in, Ed25519Key.SIZE_BYTES)).verifies(ID, signature));
  }
}
