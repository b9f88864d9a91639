package social.kith.node.meet.broker;

import java.util.List;
import social.kith.fuzz.Target;

/** Where brokers are, as a person types or pastes it. */
public final class BrokerTargets {
  private BrokerTargets() {}

  /** All of them. */
  public static List<Target> all() {
    return List.of(
        Target.ofText(
                "broker address",
                Target.UNLIMITED,
                List.of("mqtts://broker.example:8884", "mqtt://[2001:db8::1]", "mqtts://192.0.2.1"),
                BrokerAddress::parse)
            .refusingBy(IllegalArgumentException.class));
  }
}
