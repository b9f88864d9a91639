package social.kith.node.feed.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The largest photo that is allowed, in a Java of its own with a heap of 512 MB. */
class PhotoMemoryTest {
  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void preparesAHundredMegapixelsInHalfAGigabyte(String format) throws Exception {
    assertThat(run("-Xmx512m", format)).isEqualTo("10000 x 10000, shown 2048 x 2048");
  }

  private static String run(String heap, String format) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    String probe = LargePhotoProbe.class.getName();
    Process process =
        new ProcessBuilder(
                List.of(java, heap, "-Djava.awt.headless=true", "-cp", classes, probe, format))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.strip();
  }
}
