package social.kith.node.contact;

import java.time.Instant;
import java.util.Optional;
import social.kith.node.link.LinkLoss;

/**
 * Where the link to a contact stands.
 *
 * @param online whether a session stands
 * @param connecting whether a transport stands that is being proven
 * @param reach which way the link goes, while it is up
 * @param since when this began
 * @param loss why the link is not up, if it was tried
 */
public record LinkState(
    boolean online, boolean connecting, Reach reach, Instant since, Optional<LinkLoss> loss) {
  static LinkState offline(Instant since, Optional<LinkLoss> loss) {
    return new LinkState(false, false, Reach.DIRECT, since, loss);
  }

  static LinkState connecting(Instant since) {
    return new LinkState(false, true, Reach.DIRECT, since, Optional.empty());
  }

  static LinkState online(Reach reach, Instant since) {
    return new LinkState(true, false, reach, since, Optional.empty());
  }
}
