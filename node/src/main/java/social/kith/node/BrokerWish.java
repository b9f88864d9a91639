package social.kith.node;

import java.util.Optional;

/**
 * An MQTT broker to use.
 *
 * @param address {@code mqtts://host:port}, or {@code mqtt://host:port} without TLS
 * @param user for a broker that asks who somebody is
 * @param password empty text for none; missing for the one that is known for this address and user
 * @param certificate in PEM, of who alone vouches for the broker; missing for those that Java
 *     trusts
 */
public record BrokerWish(
    String address,
    Optional<String> user,
    Optional<String> password,
    Optional<String> certificate) {
  /** Nothing of where it is. */
  @Override
  public String toString() {
    return "BrokerWish";
  }
}
