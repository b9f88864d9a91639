package social.kith.crypto;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.SessionHandshake.Config;
import social.kith.crypto.SessionHandshake.Role;
import social.kith.fuzz.Target;

/** The parsers of crypto that are about more than one primitive. */
public final class CryptoTargets {
  private static final Secret SECRET = Secret.of(new byte[Secret.SIZE_BYTES]);
  private static final Identity ALICE = Identity.fromSeed(SECRET);
  private static final Identity BOB = Identity.generate();
  private static final String FINGERPRINT = "0A:".repeat(31) + "0A";

  private CryptoTargets() {}

  /** All of them. */
  public static List<Target> all() throws Exception {
    byte[] hello = SessionHandshake.start(config(BOB, Role.ANSWERER, ALICE)).hello();
    return List.of(
        cborMap(),
        signed(),
        hello(hello),
        helloSignedAnew(hello),
        fin(),
        record(),
        photo(),
        column(),
        Target.ofText(
                "safety number",
                Target.UNLIMITED,
                List.of(SafetyNumber.of(ALICE.key(), BOB.key()).qrText(), "12345 ".repeat(12)),
                SafetyNumber::parse)
            .refusingBy(MalformedException.class),
        Target.ofText("id", Target.UNLIMITED, List.of(ALICE.id().hex()), ContactId::parseHex));
  }

  private static Config config(Identity self, Role role, Identity peer) {
    return new Config(
        self, role, Optional.of(peer.id()), SECRET, new byte[8], FINGERPRINT, FINGERPRINT);
  }

  private static Target cborMap() {
    CborMap inner = CborMap.builder().put(-1, Long.MAX_VALUE).put(1_000, "text").build();
    byte[] map =
        CborMap.builder()
            .put(0, 1)
            .put(1, new byte[300])
            .put(2, "ä text")
            .put(3, true)
            .put(4, inner)
            .put(5, List.of(inner, inner))
            .putBytesList(6, List.of(new byte[1], new byte[30]))
            .build()
            .encode();
    return Target.of(
            "CBOR map", 4_096, List.of(map, inner.encode()), in -> CborMap.decode(in, 4_096))
        .refusingBy(MalformedException.class);
  }

  private static Target signed() {
    byte[] signed = Signed.sign(ALICE, Label.ITEM, new byte[100]);
    return Target.of(
            "COSE_Sign1",
            Signed.MAX_BYTES,
            List.of(signed, Signed.sign(ALICE, Label.ITEM, new byte[3])),
            in -> Signed.verify(ALICE.key(), Label.ITEM, in))
        .refusingBy(MalformedException.class);
  }

  private static Target hello(byte[] hello) {
    HelloCheck check = new HelloCheck(config(ALICE, Role.OFFERER, BOB));
    return Target.of("Hello", Hello.MAX_BYTES, List.of(hello), check::accept)
        .refusingBy(HandshakeException.class);
  }

  /** As by a contact who sends what is wrong on purpose: the signature is good. */
  private static Target helloSignedAnew(byte[] hello) throws MalformedException {
    HelloCheck check = new HelloCheck(config(ALICE, Role.OFFERER, BOB));
    FinExchange fins = new FinExchange(Role.OFFERER, SECRET, new byte[8]);
    return Target.prepared(
            "Hello, signed",
            Target.UNLIMITED,
            List.of(Signed.payloadUnverified(hello)),
            in -> {
              byte[] signed = Signed.sign(BOB, Label.SESSION_HELLO, in);
              return () -> fins.make(check.accept(signed).ephemeralKey(), new byte[32]);
            })
        .refusingBy(HandshakeException.class);
  }

  private static Target fin() throws HandshakeException {
    FinExchange alice = new FinExchange(Role.OFFERER, SECRET, new byte[8]);
    FinExchange bob = new FinExchange(Role.ANSWERER, SECRET, new byte[8]);
    byte[] transcript = new byte[32];
    byte[] fin = bob.make(alice.ephemeralKey(), transcript).fin();
    return Target.of("Fin", FinExchange.SIZE_BYTES, List.of(fin), in -> alice.open(in, transcript))
        .refusingBy(HandshakeException.class);
  }

  private static Target record() {
    byte[] direction = {0};
    byte[] sealed = new RecordCipher(SECRET, direction, 0).seal(new byte[200]);
    return Target.of(
            "record",
            Session.MAX_RECORD_BYTES + Session.OVERHEAD_BYTES,
            List.of(sealed),
            in -> new RecordCipher(SECRET, direction, 0).open(in))
        .refusingBy(MalformedException.class);
  }

  private static Target photo() {
    byte[] one = PhotoCipher.encrypt(SECRET, new byte[500]);
    byte[] two = PhotoCipher.encrypt(SECRET, new byte[20_000]);
    return Target.of(
            "encrypted photo",
            Target.UNLIMITED,
            List.of(one, two),
            in -> PhotoCipher.decrypting(SECRET, new ByteArrayInputStream(in)).readAllBytes())
        .refusingBy(java.io.IOException.class);
  }

  private static Target column() {
    ColumnCipher cipher = new ColumnCipher(SECRET);
    byte[] row = {1};
    return Target.of(
            "column",
            Target.UNLIMITED,
            List.of(cipher.seal("t", "c", row, new byte[100])),
            in -> cipher.open("t", "c", row, in))
        .refusingBy(ColumnCorruptException.class);
  }
}
