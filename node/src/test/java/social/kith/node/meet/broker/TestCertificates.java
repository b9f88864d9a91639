package social.kith.node.meet.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An authority of its own and a certificate for 127.0.0.1, made by the JDK's keytool. */
public final class TestCertificates {
  private static final String PASSWORD = "changeit";

  private final Path folder;

  private TestCertificates(Path folder) {
    this.folder = folder;
  }

  /** Makes them. */
  public static TestCertificates make(Path folder) throws Exception {
    TestCertificates made = new TestCertificates(folder);
    made.keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Test", "-ext", "bc:c");
    made.keytool("-genkeypair", "-alias", "broker", "-dname", "CN=broker");
    made.keytool("-exportcert", "-alias", "ca", "-rfc", "-file", made.file("ca.pem"));
    made.keytool("-certreq", "-alias", "broker", "-file", made.file("request.pem"));
    made.keytool(
        "-gencert",
        "-alias",
        "ca",
        "-rfc",
        "-ext",
        "san=ip:127.0.0.1",
        "-infile",
        made.file("request.pem"),
        "-outfile",
        made.file("broker.pem"));
    made.writeKey();
    return made;
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private void keytool(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", file("keys.p12"), "-storepass", PASSWORD));
    if (arguments[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(said);
    }
  }

  private void writeKey() throws Exception {
    KeyStore store =
        KeyStore.getInstance(Path.of(file("keys.p12")).toFile(), PASSWORD.toCharArray());
    byte[] key = store.getKey("broker", PASSWORD.toCharArray()).getEncoded();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
            + "\n-----END PRIVATE KEY-----\n";
    Files.writeString(folder.resolve("broker.key"), pem);
  }

  /** The authority's certificate. */
  public String authority() throws IOException {
    return Files.readString(folder.resolve("ca.pem"));
  }

  /** Lines for a broker that has them. */
  public String[] configuration() {
    return new String[] {
      "certfile " + file("broker.pem"), "keyfile " + file("broker.key"), "allow_anonymous true"
    };
  }
}
