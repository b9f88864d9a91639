package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.demo.SamplePhotos;
import social.kith.web.fault.SmallDisk;

/** The page of a node whose disk is full: says so as long as it lasts, and lets one share again. */
class DiskFullInBrowserIT {
  private static final int DISK_BYTES = 16 * 1024 * 1024;

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @TempDir Path folder;

  @Test
  void thePageSaysSoAsLongAsItLasts() throws Exception {
    Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("disk"), DISK_BYTES);
    assumeTrue(
        mounted.isPresent(), "SKIPPED: a full disk, as no tmpfs can be mounted without root");
    try (SmallDisk disk = mounted.get();
        Person alice = Person.named("Alice", disk.folder());
        Person bob = Person.named("Bob", folder)) {
      alice.pair(bob);
      KithPage a = new KithPage(alice.open(CHROMIUM));
      Path photo = folder.resolve("photo.jpg");
      Files.write(photo, SamplePhotos.jpeg(1, 2_400, 1_800));
      disk.fill();
      a.addPhotos(photo);
      Locator banner = a.page().getByRole(AriaRole.MAIN).locator(".banner-trouble");
      assertThat(banner).containsText("is full");
      assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
      a.page().reload();
      assertThat(banner).containsText("Make room");

      disk.makeRoom();
      assertThat(banner).hasCount(0);
      alice.post("There is room", bob);
      assertThat(a.post("There is room")).isVisible();
      a.page().context().close();
      assertThat(alice.faults).isEmpty();
    }
  }
}
