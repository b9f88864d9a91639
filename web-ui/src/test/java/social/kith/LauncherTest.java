package social.kith;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code kith} in a tree of its own, with a Java and a Maven that only take notes. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
  private static final String JAVA =
      """
      #!/bin/sh
      case "$*" in
        *ArchiveClassesAtExit=*)
          for word in "$@"; do
            case $word in -XX:ArchiveClassesAtExit=*) echo x >"${word#*=}" ;; esac
          done ;;
        *) echo "java $*" ;;
      esac
      """;
  private static final String MAVEN =
      """
      #!/bin/sh
      case "$1" in
        -v) echo "Apache Maven ${FAKE_MAVEN:-3.9.9} (x)"; exit ;;
      esac
      echo "mvn $*" >>"$NOTES"
      echo "what the build says"
      [ -z "$FAKE_FAILURE" ] || exit 1
      for word in "$@"; do
        case $word in
          -Dmdep.outputFile=*)
            mkdir -p node/target
            echo a.jar:b.jar >"${word#*=}" ;;
        esac
      done
      mkdir -p web-ui/target/lib
      : >web-ui/target/kith-web-ui-1.jar
      """;

  @TempDir Path folder;
  private Path root;
  private Path notes;
  private Path jdk;

  private record Run(int exitCode, String out) {}

  @BeforeEach
  void makeTree() throws IOException {
    root = folder.toRealPath().resolve("a tree");
    notes = folder.resolve("notes");
    Files.createFile(notes);
    for (String module : List.of("crypto", "storage", "node", "web-ui")) {
      Files.createDirectories(root.resolve(module).resolve("src/main"));
      Files.createFile(root.resolve(module).resolve("pom.xml"));
    }
    Files.createDirectories(root.resolve(".mvn"));
    Files.createFile(root.resolve("pom.xml"));
    Files.copy(Path.of("..", "kith"), root.resolve("kith"));
    jdk = jdk("17.0.15");
    script(folder.resolve("bin/mvn"), MAVEN);
  }

  private Path jdk(String version) throws IOException {
    Path home = folder.resolve("jdk-" + version);
    script(home.resolve("bin/java"), JAVA);
    script(home.resolve("bin/javac"), JAVA);
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Run kith(Path script, String... arguments) throws Exception {
    return kith(script, List.of(), arguments);
  }

  private Run kith(Path script, List<String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile());
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("NOTES", notes.toString());
    for (String variable : environment) {
      builder.environment().put(variable.split("=")[0], variable.split("=")[1]);
    }
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out);
  }

  private long builds() throws IOException {
    return Files.readAllLines(notes).size();
  }

  @Test
  void buildsOnceAndStarts() throws Exception {
    Run first = kith(root.resolve("kith"), "status", "--json");
    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).contains("Building Kith").doesNotContain("what the build says");
    assertThat(first.out())
        .contains("kith-web-ui-1.jar:" + root + "/web-ui/target/lib/*")
        .contains("social.kith.web.cli.Kith status --json");
    Run second = kith(root.resolve("kith"), "status");
    assertThat(second.out()).startsWith("java ").doesNotContain("Building");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenASourceHasChanged() throws Exception {
    kith(root.resolve("kith"), "status");
    Path source = Files.createFile(root.resolve("node/src/main/New.java"));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(kith(root.resolve("kith"), "status").out()).contains("Building");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void findsItsTreeThroughLinksFromAnywhere() throws Exception {
    Path link = folder.resolve("bin/kith-link");
    Files.createSymbolicLink(link, Path.of("../chain"));
    Files.createSymbolicLink(folder.resolve("chain"), root.resolve("kith"));
    assertThat(kith(link, "status").out()).contains(root + "/web-ui/target/kith-web-ui-1.jar");
  }

  @Test
  void showsTheLogOfAFailedBuildAndTriesAgain() throws Exception {
    Run failed = kith(root.resolve("kith"), List.of("FAKE_FAILURE=1"), "status");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.out())
        .contains("what the build says", "The build failed")
        .doesNotContain("java ");
    assertThat(kith(root.resolve("kith"), "status").exitCode()).isZero();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void namesTheJavaThatIsTooOld() throws Exception {
    jdk = jdk("11.0.2");
    Run run = kith(root.resolve("kith"), "status");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("11.0.2", "needs 17 or newer", "Install it: ");
    assertThat(builds()).isZero();
  }

  @Test
  void takesNewerJavasAndTellsThemWhatTheyWant() throws Exception {
    assertThat(kith(root.resolve("kith"), "status").out()).doesNotContain("--enable-native-access");
    jdk = jdk("25");
    Run run = kith(root.resolve("kith"), "status");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("--enable-native-access=ALL-UNNAMED");
  }

  @Test
  void namesTheMavenThatIsTooOldUnlessNothingIsToBeBuilt() throws Exception {
    List<String> old = List.of("FAKE_MAVEN=3.6.3");
    Run run = kith(root.resolve("kith"), old, "status");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("3.6.3", "needs 3.8 or newer", "Install it: ");
    kith(root.resolve("kith"), "status");
    assertThat(kith(root.resolve("kith"), old, "status").exitCode()).isZero();
    assertThat(kith(root.resolve("kith"), List.of("FAKE_MAVEN=3.10.1"), "status").exitCode())
        .isZero();
  }

  @Test
  void aNodeStartsWithTheArchiveOfItsClasses() throws Exception {
    kith(root.resolve("kith"), "status");
    Run run = kith(root.resolve("kith"), "run", "--port", "1");
    assertThat(run.out())
        .contains("-XX:SharedArchiveFile=" + root + "/web-ui/target/kith-17.0.15.jsa")
        .contains("-Xmx512m", "Kith run --port 1");
    assertThat(kith(root.resolve("kith"), "status").out()).contains("-Xmx128m");
  }

  @Test
  void twoStartsAtOnceBuildOnce() throws Exception {
    List<Thread> starts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Thread start =
          new Thread(
              () -> {
                try {
                  kith(root.resolve("kith"), "status");
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      start.start();
      starts.add(start);
    }
    for (Thread start : starts) {
      start.join();
    }
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void testRunsEverything() throws Exception {
    script(folder.resolve("bin/chromium"), "#!/bin/sh\n");
    Run run = kith(root.resolve("kith"), "test", "-pl", "crypto");
    assertThat(run.exitCode()).isZero();
    assertThat(Files.readString(notes))
        .contains("-Pchecks,browser", "-Dbrowser=" + folder.resolve("bin/chromium"))
        .contains("verify -pl crypto");
  }

  @Test
  void fuzzesWithWhatItIsGiven() throws Exception {
    String wanted = "a.jar:b.jar social.kith.fuzz.Fuzz --seed 7 --count 100 Hello";
    for (int i = 0; i < 2; i++) {
      Run run = kith(root.resolve("kith"), "fuzz", "--seed", "7", "--count", "100", "Hello");
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains(wanted);
    }
    assertThat(builds()).isEqualTo(1);
  }
}
