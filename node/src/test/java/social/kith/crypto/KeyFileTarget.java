package social.kith.crypto;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import social.kith.fuzz.Target;

/** The key file, which somebody with the disk may have changed. */
public final class KeyFileTarget {
  private static final int MAX_BYTES = 1_024;

  private KeyFileTarget() {}

  /** In the clear and under a passphrase, up to the moment when that is asked for. */
  public static List<Target> all() throws Exception {
    Path home = Files.createTempDirectory("kith-fuzz");
    Path path = home.resolve(KeyFile.NAME);
    home.toFile().deleteOnExit();
    path.toFile().deleteOnExit();
    KeyFile file = KeyFile.in(home);
    file.create(NodeKeys.generate());
    byte[] clear = Files.readAllBytes(path);
    byte[] sealed;
    try (Passphrase passphrase = Passphrase.parse("correct horse")) {
      sealed = SealedKeys.seal(clear, passphrase).encode();
    }
    return List.of(
        Target.prepared(
                "key file",
                MAX_BYTES,
                List.of(clear, sealed),
                in -> {
                  Files.write(path, in);
                  return () -> List.of(file.isSealed() || file.open() != null);
                })
            .refusingBy(MalformedException.class),
        Target.of(
                "sealed key file",
                MAX_BYTES,
                List.of(sealed),
                in -> SealedKeys.parse(CborMap.decode(in, MAX_BYTES)))
            .refusingBy(MalformedException.class));
  }
}
