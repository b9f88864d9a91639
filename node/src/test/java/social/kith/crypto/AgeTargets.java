package social.kith.crypto;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import social.kith.crypto.internal.RefusedException;
import social.kith.crypto.internal.age.AgeHeader;
import social.kith.fuzz.Target;

/** What a person brings to become themselves again: words, keys and backups. */
public final class AgeTargets {
  private AgeTargets() {}

  /** All of them. */
  public static List<Target> all() throws Exception {
    Secret seed = Secret.of(new byte[Secret.SIZE_BYTES]);
    AgeIdentity identity = AgeIdentity.of(seed);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (OutputStream encrypting = identity.encrypting(file)) {
      encrypting.write(new byte[100]);
    }
    List<byte[]> files = List.of(file.toByteArray());
    return List.of(
        Target.of(
                "age file",
                Target.UNLIMITED,
                files,
                in -> identity.decrypting(new ByteArrayInputStream(in)).readAllBytes())
            .refusingBy(AgeException.class),
        Target.of(
                "age header",
                Target.UNLIMITED,
                files,
                in -> AgeHeader.read(new ByteArrayInputStream(in)))
            .refusingBy(RefusedException.class),
        Target.ofText(
                "age identity",
                Target.UNLIMITED,
                List.of(identity.secretText()),
                AgeIdentity::parse)
            .refusingBy(MalformedException.class),
        Target.ofText(
                "recovery words",
                Target.UNLIMITED,
                List.of(String.join(" ", RecoveryWords.of(seed))),
                RecoveryWords::parse)
            .refusingBy(RecoveryWordsException.class));
  }
}
