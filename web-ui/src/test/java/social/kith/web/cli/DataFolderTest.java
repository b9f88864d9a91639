package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFolderTest {
  private static final Path USER = Path.of("/home/ada");

  @Test
  void theVariableWins() {
    assertThat(DataFolder.standard(Map.of("KITH_HOME", "/data/kith"), "Linux", USER))
        .isEqualTo(Path.of("/data/kith"));
    assertThat(DataFolder.standard(Map.of("KITH_HOME", "near"), "Linux", USER)).isAbsolute();
    assertThat(DataFolder.standard(Map.of("KITH_HOME", " "), "Linux", USER))
        .isEqualTo(USER.resolve(".local/share/kith"));
  }

  @Test
  void linuxFollowsXdg() {
    assertThat(DataFolder.standard(Map.of(), "Linux", USER))
        .isEqualTo(USER.resolve(".local/share/kith"));
    assertThat(DataFolder.standard(Map.of("XDG_DATA_HOME", "/xdg"), "Linux", USER))
        .isEqualTo(Path.of("/xdg/kith"));
    assertThat(DataFolder.standard(Map.of("XDG_DATA_HOME", "relative"), "Linux", USER))
        .isEqualTo(USER.resolve(".local/share/kith"));
  }

  @Test
  void otherPlatformsHaveTheirOwn() {
    assertThat(DataFolder.standard(Map.of(), "Mac OS X", USER))
        .isEqualTo(USER.resolve("Library/Application Support/Kith"));
    assertThat(DataFolder.standard(Map.of("LOCALAPPDATA", "/local"), "Windows 11", USER))
        .isEqualTo(Path.of("/local/Kith"));
    assertThat(DataFolder.standard(Map.of(), "Windows 11", USER))
        .isEqualTo(USER.resolve("AppData/Local/Kith"));
  }
}
