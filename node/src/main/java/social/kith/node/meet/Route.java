package social.kith.node.meet;

import social.kith.node.find.AddressSource;

/**
 * Loop-owned. Where an envelope for somebody who looks for the same tag can be handed in: a contact
 * who is online with both, a broker.
 */
interface Route {
  /** Hands in an envelope; whether it arrives is not certain. */
  void post(MeetingTag tag, byte[] envelope);

  /**
   * Who told their addresses is told ours, unless that was so short a time ago that both have them.
   */
  default long answeredMs() {
    return 30_000;
  }

  /** What addresses that come this way are said to be from. */
  AddressSource source();
}
