package social.kith.node.meet;

import social.kith.node.find.AddressSource;

/**
 * Loop-owned. Where an envelope for somebody who looks for the same tag can be handed in: a contact
 * who is online with both, a broker.
 */
interface Route {
  /** Hands in an envelope; whether it arrives is not certain. */
  void post(MeetingTag tag, byte[] envelope);

  /** What addresses that come this way are said to be from. */
  AddressSource source();
}
