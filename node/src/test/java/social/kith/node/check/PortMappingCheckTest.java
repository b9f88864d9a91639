package social.kith.node.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import social.kith.node.check.Finding.Grade;
import social.kith.node.find.map.MappingProtocol;
import social.kith.node.find.map.MappingStatus;
import social.kith.node.find.map.MappingStatus.State;

class PortMappingCheckTest {
  private static Finding found(State state, int ports, boolean behindAnother) {
    Optional<MappingProtocol> by =
        ports > 0 ? Optional.of(MappingProtocol.NAT_PMP) : Optional.empty();
    MappingStatus status = new MappingStatus(state, by, ports, behindAnother);
    return new PortMappingCheck(() -> status).run().get(0);
  }

  @Test
  void saysHowManyPortsAreOpenAndHow() {
    assertThat(found(State.OPEN, 2, false).grade()).isEqualTo(Grade.OK);
    assertThat(found(State.OPEN, 2, false).words())
        .isEqualTo("2 UDP ports are open in your router, by NAT-PMP.");
  }

  @Test
  void warnsWhereItHelpsNobodyOrTheRouterRefuses() {
    assertThat(found(State.OPEN, 1, true).grade()).isEqualTo(Grade.WARN);
    assertThat(found(State.OPEN, 1, true).words()).contains("behind another one", "TURN");
    assertThat(found(State.REFUSED, 0, false).grade()).isEqualTo(Grade.WARN);
  }

  @Test
  void nothingIsWrongWithoutARouter() {
    for (State state : new State[] {State.OFF, State.LOOKING, State.NONE}) {
      assertThat(found(state, 0, false).grade()).isEqualTo(Grade.OK);
    }
  }
}
