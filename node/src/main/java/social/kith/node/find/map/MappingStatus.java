package social.kith.node.find.map;

import java.util.Optional;

/**
 * What has come of asking the router.
 *
 * @param state where it stands
 * @param protocol how the router is asked, once it did something
 * @param ports how many it has opened
 * @param behindAnother whether the router's own address is of a private network, so that nobody in
 *     the internet reaches it
 */
public record MappingStatus(
    State state, Optional<MappingProtocol> protocol, int ports, boolean behindAnother) {

  /** Where it stands. */
  public enum State {
    /** It is not asked. */
    OFF,
    /** No answer is there yet, or there is no port to be opened. */
    LOOKING,
    /** No router answers. */
    NONE,
    /** A router answers, and opens no ports. */
    REFUSED,
    /** It has opened ports. */
    OPEN
  }
}
