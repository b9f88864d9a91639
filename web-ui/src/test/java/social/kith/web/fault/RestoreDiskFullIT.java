package social.kith.web.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.KithException;
import social.kith.node.NodeBackup;
import social.kith.node.NodeConfig;
import social.kith.node.NodeHost;
import social.kith.node.demo.SamplePhotos;

/** The disk of a new node gets full while a backup is restored: it stays new, and says why. */
class RestoreDiskFullIT {
  private static final int DISK_BYTES = 32 << 20;
  private static final int PHOTOS = 4;
  private static final int PORT = NodeConfig.DEFAULT_FIRST_LINK_PORT + 3_600;

  @TempDir Path folder;
  private String words;
  private String id;

  @Test
  void theNodeStaysNewUntilThereIsRoom() throws Exception {
    Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("disk"), DISK_BYTES);
    assumeTrue(
        mounted.isPresent(), "SKIPPED: a full disk, as no tmpfs can be mounted without root");
    byte[] backup = backUp();
    try (SmallDisk disk = mounted.get()) {
      Path home = disk.folder().resolve("fresh");
      try (NodeHost fresh = NodeHost.start(config(home))) {
        String stranger = fresh.node().profile().id();
        Path ballast = disk.folder().resolve("other");
        // Room for the backup alone, and none for the log beside the database.
        long other = disk.folder().toFile().getUsableSpace() - backup.length - (64 << 10);
        Files.write(ballast, new byte[(int) other]);
        refused(fresh, backup);
        disk.fill();
        refused(fresh, backup);
        disk.makeRoom();
        assertThat(fresh.node().profile().id()).isEqualTo(stranger);
        try (Stream<Path> files = Files.list(home)) {
          assertThat(files.map(Path::getFileName).map(Path::toString))
              .noneMatch(name -> name.startsWith(".kith-restore-"))
              .doesNotContain("restored");
        }
        Files.delete(ballast);
        fresh.restore(words, new ByteArrayInputStream(backup), backup.length);
        assertThat(fresh.node().profile().id()).isEqualTo(id);
      }
    }
  }

  private void refused(NodeHost fresh, byte[] backup) {
    assertThatThrownBy(() -> fresh.restore(words, new ByteArrayInputStream(backup), backup.length))
        .isInstanceOf(KithException.class)
        .hasMessageStartingWith("The disk is full")
        .hasMessageContaining("Nothing was changed. Make room, then try again.");
  }

  private byte[] backUp() throws Exception {
    try (NodeHost ada = NodeHost.start(config(folder.resolve("ada")))) {
      ada.node().setName("Ada");
      id = ada.node().profile().id();
      words = String.join(" ", ada.node().recovery().words().words());
      for (int i = 0; i < PHOTOS; i++) {
        ada.node().draftPhotos().add(SamplePhotos.jpeg(i, 2_400, 1_800), false);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (NodeBackup made = ada.node().recovery().beginBackup()) {
        made.writeTo(out);
      }
      return out.toByteArray();
    }
  }

  private static NodeConfig config(Path home) {
    return new NodeConfig(home, NodeConfig.Network.LOOPBACK, PORT);
  }
}
