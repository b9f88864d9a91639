package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeSafetyIT {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "servers",
        "throwing-listener",
        "throwing-executor",
        "close-inside-callback",
        "send-while-closing",
        "close-at-any-moment",
        "factory-close",
        "lock-of-the-owner",
        "closed-connections-are-freed",
        "closed-listeners-are-freed",
        "used-factory-is-recycled",
        "too-many-incoming-channels"
      })
  void survives(String scenario) {
    try (ChildJvm child = ChildJvm.start(NativeSafetyMain.class, scenario)) {
      int exitCode = child.exitCode(60);
      assertThat(exitCode).as(child.output()).isZero();
      assertThat(child.output()).contains("ok");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sound-of-many-sources",
        "sound-while-sending-changes",
        "sound-that-is-rejected",
        "sound-in-any-format",
        "no-camera"
      })
  void survivesMedia(String scenario) {
    try (ChildJvm child = ChildJvm.start(MediaSafetyMain.class, scenario)) {
      int exitCode = child.exitCode(60);
      assertThat(exitCode).as(child.output()).isZero();
      assertThat(child.output()).contains("ok");
    }
  }

  @Test
  void aHaltedProcessHasItsExitCode() {
    try (ChildJvm child = ChildJvm.start(NativeSafetyMain.class, "halt")) {
      assertThat(child.exitCode(30)).as(child.output()).isEqualTo(7);
    }
  }

  @Test
  void aLibraryThatDoesNotLoadIsExplainedAndLeavesNothingBehind(@TempDir Path folder)
      throws IOException {
    Path broken = Files.createDirectory(folder.resolve("broken"));
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Files.writeString(broken.resolve("libwebrtc-java-linux-x86_64.so"), "not a library");
    List<String> options = List.of("-Djava.io.tmpdir=" + temporary);
    try (ChildJvm child =
        ChildJvm.start(options, broken.toString(), NativeSafetyMain.class, "servers")) {
      assertThat(child.exitCode(30)).isEqualTo(1);
      assertThat(child.output())
          .contains("NativeLibraryException")
          .contains(
              "Run: apt-get install -y libpulse0 libudev1 libx11-6 libxfixes3 libxrandr2"
                  + " libxcomposite1 libdbus-1-3");
    }
    try (var left = Files.list(temporary)) {
      assertThat(left.filter(file -> file.toString().contains("webrtc"))).isEmpty();
    }
  }

  @Test
  void aTemporaryFolderThatIsMissingIsExplained(@TempDir Path folder) {
    List<String> options = List.of("-Djava.io.tmpdir=" + folder.resolve("missing"));
    try (ChildJvm child = ChildJvm.start(options, "", NativeSafetyMain.class, "servers")) {
      assertThat(child.exitCode(30)).isEqualTo(1);
      assertThat(child.output()).contains("-Djava.io.tmpdir=FOLDER");
    }
  }
}
