package social.kith.node.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.check.Finding.Grade;

class ChecksTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  @TempDir Path folder;

  private static Finding only(List<Finding> found) {
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static void assertFound(List<Finding> found, Grade grade, String... words) {
    assertThat(only(found).grade()).as(only(found).words()).isEqualTo(grade);
    assertThat(only(found).words()).contains(words).matches("(?s).*[.)]|.*apt-get.*");
  }

  @Test
  void java() {
    assertFound(new JavaCheck().run(), Grade.OK, "Java ");
    assertFound(new JavaCheck().judge(16, "Java 16"), Grade.FAIL, "install it");
    assertFound(new JavaCheck().judge(17, "Java 17"), Grade.OK, "Java 17.");
  }

  @Test
  void nativeLibrary() {
    assertFound(NativeCheck.loaded().run(), Grade.OK, "loaded");
    assertFound(
        NativeCheck.of(Optional.of("It needs libpulse0. Run: apt-get install -y libpulse0")).run(),
        Grade.FAIL,
        "libpulse0");
  }

  @Test
  void folder() throws IOException {
    FolderCheck check = new FolderCheck(folder);
    assertThat(only(check.run()).words()).contains("MB are free");
    assertThat(folder).isEmptyDirectory();
    assertFound(check.judge(FolderCheck.GOOD_FREE_BYTES), Grade.OK, "1,000 MB");
    assertFound(check.judge(FolderCheck.GOOD_FREE_BYTES - 1), Grade.WARN, "Make room");
    assertFound(check.judge(FolderCheck.MIN_FREE_BYTES), Grade.WARN, "Make room");
    assertFound(check.judge(FolderCheck.MIN_FREE_BYTES - 1), Grade.FAIL, "make room");
    Path file = Files.createFile(folder.resolve("file"));
    assertFound(new FolderCheck(file).run(), Grade.FAIL, "cannot be written", "--home");
    assertFound(new FolderCheck(folder.resolve("none")).run(), Grade.WARN, "first start");
  }

  @Test
  void databases() {
    assertFound(new DatabaseCheck(List::of).run(), Grade.OK, "intact");
    List<Finding> two = new DatabaseCheck(() -> List.of("Full. Make room.", "Damaged.")).run();
    assertThat(two).extracting(Finding::grade).containsExactly(Grade.FAIL, Grade.FAIL);
    assertThat(two).extracting(Finding::words).containsExactly("Full. Make room.", "Damaged.");
  }

  @Test
  void linkPorts() throws IOException {
    try (DatagramSocket taken = new DatagramSocket()) {
      int port = taken.getLocalPort();
      assertFound(ports(port, 0, 0).run(), Grade.WARN, "--link-port");
      assertFound(ports(port, 3, 0).run(), Grade.OK, "All 3 links");
      assertFound(ports(port, 1, 0).run(), Grade.OK, "The one link");
      assertFound(ports(port, 3, 1).run(), Grade.FAIL, "1 of your contacts");
    }
    assertFound(ports(65_535, 0, 0).run(), Grade.WARN, "65535");
  }

  private static LinkPortsCheck ports(int first, int with, int without) {
    return new LinkPortsCheck(first, () -> new LinkPortsCheck.Links(with, without));
  }

  @Test
  void clock() {
    assertFound(clock(NOW, Optional.empty()), Grade.OK, "2026-05-01 12:00 (Z)");
    assertFound(clock(NOW, Optional.of(NOW.plusSeconds(120))), Grade.OK, "It is");
    assertFound(clock(NOW, Optional.of(NOW.plusSeconds(121))), Grade.WARN, "put back");
    assertFound(clock(Instant.EPOCH, Optional.empty()), Grade.FAIL, "set the clock");
    assertFound(clock(Instant.parse("2100-01-02T00:00:00Z"), Optional.empty()), Grade.FAIL, "2100");
  }

  private static List<Finding> clock(Instant now, Optional<Instant> known) {
    return new ClockCheck(Clock.fixed(now, ZoneOffset.UTC), ZoneOffset.UTC, () -> known).run();
  }

  @Test
  void networks() {
    assertFound(network(true, "192.168.1.2"), Grade.WARN, "--loopback");
    assertFound(network(false, "127.0.0.1"), Grade.FAIL, "no network");
    assertFound(
        network(false, "192.168.1.2"), Grade.OK, "1 network, 1 address: 1 of IPv4, 0 of IPv6.");
    assertFound(network(false, "192.168.1.2", "fd00::2"), Grade.OK, "1 of IPv6.");
    assertFound(network(false, "192.168.1.2", "2001:db8::2"), Grade.OK, "for the whole internet");
    assertThat(new NetworkCheck(false).run()).hasSize(1);
  }

  private static List<Finding> network(boolean loopback, String... addresses) {
    List<InetSocketAddress> all =
        List.of(addresses).stream().map(ip -> new InetSocketAddress(ip, 1)).toList();
    return new NetworkCheck(() -> all, () -> 1, loopback).run();
  }

  /** A check that does what the test says. */
  private record Sample(String id, java.util.concurrent.Callable<List<Finding>> work)
      implements Check {
    @Override
    public String title() {
      return id;
    }

    @Override
    public List<Finding> run() {
      try {
        return work.call();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void allAreRunInOrderAndNoneHoldsUpTheOthers() {
    CountDownLatch never = new CountDownLatch(1);
    Sample good = new Sample("good", () -> List.of(new Finding("good", "g", Grade.OK, "Good.")));
    Sample slow =
        new Sample(
            "slow",
            () -> {
              never.await();
              return List.of();
            });
    Sample broken =
        new Sample(
            "broken",
            () -> {
              throw new IllegalArgumentException("test");
            });
    List<Finding> found = new Checkup(List.of(slow, broken, good), Duration.ofMillis(300)).run();
    assertThat(found).extracting(Finding::id).containsExactly("slow", "broken", "good");
    assertThat(found).extracting(Finding::grade).containsExactly(Grade.WARN, Grade.WARN, Grade.OK);
    assertThat(found.get(0).words()).contains("took too long");
    assertThat(found.get(1).words()).contains("could not be found out");
  }
}
