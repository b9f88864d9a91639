package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCamerasTest {
  @TempDir Path devices;

  @Test
  void aFolderWithoutCamerasForbidsNothing() throws MediaException {
    assertThat(new NativeCameras(devices).list()).isNotNull();
    assertThat(new NativeCameras(devices.resolve("missing")).list()).isNotNull();
  }

  @Test
  void aCameraThatThisUserMayNotReadIsNotAllowed() throws IOException, MediaException {
    assumeThat(new NativeCameras(devices).list()).isEmpty();
    Path camera = Files.createFile(devices.resolve("video0"));
    assertThat(new NativeCameras(devices).list()).isEmpty();
    Files.setPosixFilePermissions(camera, Set.of(PosixFilePermission.OWNER_WRITE));
    assumeThat(Files.isReadable(camera)).as("the superuser may read all").isFalse();
    assertThatThrownBy(() -> new NativeCameras(devices).list())
        .isInstanceOfSatisfying(
            MediaException.class,
            e -> assertThat(e.reason()).isEqualTo(MediaException.Reason.NOT_ALLOWED));
  }
}
