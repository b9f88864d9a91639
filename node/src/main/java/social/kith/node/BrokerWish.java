package social.kith.node;

import java.util.Optional;

/**
 * An MQTT broker to use.
 *
 * @param address {@code mqtts://host:port}, or {@code mqtt://host:port} without TLS
 * @param user may be empty
 * @param password empty text for none; missing for the one that is known for this address and user
 * @param certificate in PEM, of who vouches for the broker; empty for those that Java trusts
 */
public record BrokerWish(
    String address, String user, Optional<String> password, String certificate) {
  /** Nothing of where it is. */
  @Override
  public String toString() {
    return "BrokerWish";
  }
}
