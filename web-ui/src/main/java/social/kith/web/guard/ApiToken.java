package social.kith.web.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bearer token of the command line: new at each start, in a file that only the owner of the
 * data folder can read, gone when the server stops. Any thread.
 */
public final class ApiToken {
  /** Name of the file in the data folder. */
  public static final String FILE = "api-token";

  private final Path file;
  private final byte[] hash;

  private ApiToken(Path file, byte[] hash) {
    this.file = file;
    this.hash = hash;
  }

  /** Makes a new token and writes it to the folder. */
  public static ApiToken create(Path home) throws IOException {
    String token = Tokens.random(32);
    Path file = home.resolve(FILE);
    PrivateFile.write(file, token.getBytes(StandardCharsets.US_ASCII));
    return new ApiToken(file, Tokens.hash(token));
  }

  /** Whether this is the token. */
  boolean matches(String token) {
    return Tokens.same(hash, Tokens.hash(token));
  }

  /** Removes the file. */
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
