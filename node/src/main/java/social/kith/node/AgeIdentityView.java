package social.kith.node;

/**
 * What the age program needs in order to open a backup, from version 1.3 on.
 *
 * @param identity the secret key as text, {@code AGE-SECRET-KEY-PQ-1…}: it opens every backup
 * @param recipient the public key as text, {@code age1pq1…}
 */
public record AgeIdentityView(String identity, String recipient) {
  /** None of the keys. */
  @Override
  public String toString() {
    return "AgeIdentityView";
  }
}
