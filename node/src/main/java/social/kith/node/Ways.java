package social.kith.node;

import social.kith.node.meet.Carrier;
import social.kith.node.meet.Meetings;

/** Loop-owned. The ways to find contacts that the person allows. */
final class Ways {
  private final boolean alone;
  private final Meetings meetings;
  private final Carrier localNetwork;

  /**
   * None is used yet.
   *
   * @param alone whether this node is for this machine alone
   */
  Ways(boolean alone, Meetings meetings, Carrier localNetwork) {
    this.alone = alone;
    this.meetings = meetings;
    this.localNetwork = localNetwork;
  }

  /** As the person wishes from now on. */
  void turn(SettingsView wished) {
    meetings.turn(wished.meetThroughContacts());
    meetings.use(localNetwork, wished.localNetwork() && !alone);
  }
}
