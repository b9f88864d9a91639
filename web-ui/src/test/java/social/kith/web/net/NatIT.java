package social.kith.web.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void whoGetsAnotherAddressInTheMiddleOfASessionGoesOn() throws Exception {
    Internet.Host alices = internet.home(Router.PORT_RESTRICTED);
    try (TwoHomes homes = homes(alices, internet.host(), false)) {
      assertThat(homes.meet(LIMIT)).isPresent();
      assertThat(homes.goOn(() -> internet.move(alices, 77), LIMIT)).isPresent();
    }
  }

  /** Each one's router lets in only who was called: so both have to call, and a contact tells. */
  @Test
  void aContactOfBothTellsWhereSomebodyIsNow() throws Exception {
    Internet.Host alices = internet.home(Router.PORT_RESTRICTED);
    try (TwoHomes homes = homes(alices, internet.home(Router.PORT_RESTRICTED), false)) {
      assertThat(homes.meet(LIMIT)).isPresent();
      homes.befriend("Carol", internet.host(), LIMIT);
      assertThat(homes.goOn(() -> internet.move(alices, 77), LIMIT)).isPresent();
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

  /** As before, without a relay: one of the two routers opens ports when it is asked. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRouterThatOpensPortsHelpsBoth(boolean natPmp) throws Exception {
    Internet.Host alices = internet.home(Router.SYMMETRIC);
    Internet.Host bobs = internet.home(Router.SYMMETRIC);
    Optional<PortDaemon> started = PortDaemon.start(internet.gate(alices), folder, natPmp);
    assumeTrue(started.isPresent(), "SKIPPED: routers that open ports, as miniupnpd is missing");
    try (PortDaemon daemon = started.get();
        TwoHomes homes = homes(alices, bobs, false)) {
      assertThat(homes.meet(LIMIT)).isPresent();
      assertThat(homes.replied()).isFalse();
      assertThat(homes.path()).isEqualTo("DIRECT");
      assertThat(daemon.openPorts()).isPositive();
      assertThat(homes.meetAgain(LIMIT)).isPresent();
      assertThat(homes.finding("port-mapping"))
          .startsWith("1 UDP port is open in your router, by " + (natPmp ? "PCP" : "UPnP"));
      homes.turn("portMapping", false);
      await().until(() -> daemon.openPorts() == 0);
      homes.turn("portMapping", true);
      await().until(() -> daemon.openPorts() == 1);
      homes.alice().close();
      assertThat(daemon.openPorts()).isZero();
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
