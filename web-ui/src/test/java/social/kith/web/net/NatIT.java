package social.kith.web.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two people who have never met, each at home behind a router, with nobody's server between them
 * but STUN, and TURN where nothing else can help. `./kith bench routers` tries every pair of kinds.
 */
class NatIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;
  private Internet internet;

  @BeforeEach
  void open() {
    Optional<Internet> opened = Internet.open();
    assumeTrue(opened.isPresent(), "SKIPPED: routers, as they need root on Linux and nftables");
    internet = opened.get();
  }

  @AfterEach
  void close() {
    internet.close();
  }

  private TwoHomes homes(Internet.Host alices, Internet.Host bobs, boolean turn) throws Exception {
    return new TwoHomes(folder, alices, bobs, internet.host(), turn);
  }

  @Test
  void bothBehindTheUsualRouterMeetAndMeetAgainAfterARestart() throws Exception {
    try (TwoHomes homes =
        homes(
            internet.home(Router.PORT_RESTRICTED), internet.home(Router.PORT_RESTRICTED), false)) {
      assertThat(homes.meet(LIMIT)).isPresent();
      assertThat(homes.path()).isEqualTo("DIRECT");
      assertThat(homes.meetAgain(LIMIT)).isPresent();
    }
  }

  @Test
  void whereEachDestinationSeesAnotherPortARelayOfOneSideHelps() throws Exception {
    try (TwoHomes homes =
        homes(internet.home(Router.SYMMETRIC), internet.home(Router.SYMMETRIC), true)) {
      assertThat(homes.meet(LIMIT)).isPresent();
      assertThat(homes.path()).isEqualTo("RELAYED");
    }
  }

  @Test
  void twoInOneHomeMeetWithoutItsRouter() throws Exception {
    List<Internet.Host> home = internet.atHome(2, Router.PORT_RESTRICTED);
    try (TwoHomes homes = homes(home.get(0), home.get(1), false)) {
      assertThat(homes.meet(LIMIT)).isPresent();
      assertThat(homes.path()).isEqualTo("LOCAL");
    }
  }

  @Test
  void withIpv6AloneNobodyIsBehindAnything() throws Exception {
    try (TwoHomes homes = homes(internet.ipv6Host(), internet.ipv6Host(), false)) {
      assertThat(homes.meet(LIMIT)).isPresent();
      assertThat(homes.meetAgain(LIMIT)).isPresent();
    }
  }
}
