package social.kith.node.meet.broker;

/**
 * A broker that the person chose.
 *
 * @param address where it is
 * @param user may be empty
 * @param password may be empty
 * @param certificate in PEM, of who vouches for the broker; empty for those that Java trusts
 */
public record Broker(BrokerAddress address, String user, String password, String certificate) {
  /**
   * Checks the certificate.
   *
   * @throws IllegalArgumentException if it is none
   */
  public Broker {
    if (!certificate.isEmpty()) {
      var unused = Trust.of(certificate);
    }
  }

  /** Nothing that is secret, or tells where it is. */
  @Override
  public String toString() {
    return "Broker";
  }
}
