package social.kith.crypto;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import social.kith.fuzz.Target;

/** The key file, which somebody with the disk may have changed. */
public final class KeyFileTarget {
  private KeyFileTarget() {}

  /** What was read from the file, after the reader has cut it at one byte above the limit. */
  public static Target keyFile() throws Exception {
    Path home = Files.createTempDirectory("kith-fuzz");
    Path file = home.resolve(KeyFile.NAME);
    KeyFile.loadOrCreate(home).close();
    byte[] sample = Files.readAllBytes(file);
    Files.delete(file);
    Files.delete(home);
    return Target.of("key file", KeyFile.MAX_BYTES, List.of(sample), KeyFile::parse)
        .refusingBy(MalformedException.class);
  }
}
