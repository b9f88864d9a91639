package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program is run from jars: the migrations have to be found in one. */
@Timeout(60)
class FromJarTest {
  @TempDir Path folder;

  @Test
  void migrationsAreFoundInAJar() throws Exception {
    Path classes = Path.of(Store.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = classes;
    List<String> path = new ArrayList<>(StoreProcess.classPath());
    if (Files.isDirectory(classes)) {
      jar = jar(classes, folder.resolve("kith-storage.jar"));
      assertThat(path.removeIf(entry -> Path.of(entry).equals(classes))).isTrue();
      path.add(jar.toString());
    }
    Path home = Files.createDirectory(folder.resolve("home"));
    String joined = String.join(File.pathSeparator, path);
    try (StoreProcess process =
        StoreProcess.start(joined, StoreProcess.Opening.class, home.toString())) {
      assertThat(process.line()).isEqualTo("open 0");
    }
    assertThat(RawFile.number(home.resolve("kith.db"), "PRAGMA user_version")).isPositive();
  }

  /** As Maven makes one: folders have entries of their own. */
  private static Path jar(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> !path.equals(classes)).toList()) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        if (Files.isDirectory(file)) {
          entries.putNextEntry(new JarEntry(name + "/"));
        } else {
          entries.putNextEntry(new JarEntry(name));
          Files.copy(file, entries);
        }
      }
    }
    return jar;
  }
}
