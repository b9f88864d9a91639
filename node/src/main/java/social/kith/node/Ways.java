package social.kith.node;

import social.kith.node.contact.ContactBook;
import social.kith.node.meet.Carrier;
import social.kith.node.meet.Meetings;

/** Loop-owned. The ways to find contacts that the person allows. */
final class Ways {
  private final boolean alone;
  private final ContactBook book;
  private final Meetings meetings;
  private final Carrier localNetwork;
  private final IceServers servers;

  /**
   * None is used yet.
   *
   * @param alone whether this node is for this machine alone
   */
  Ways(
      boolean alone,
      ContactBook book,
      Meetings meetings,
      Carrier localNetwork,
      IceServers servers) {
    this.alone = alone;
    this.book = book;
    this.meetings = meetings;
    this.localNetwork = localNetwork;
    this.servers = servers;
  }

  /** As the person wishes from now on. */
  void turn(SettingsView wished) {
    meetings.turn(wished.meetThroughContacts());
    meetings.use(localNetwork, wished.localNetwork() && !alone);
    askServers();
  }

  /** Links ask the servers that are allowed now. */
  void askServers() {
    book.use(servers.inUse());
  }

  /** This machine is in other networks than before, or slept. */
  void moved() {
    book.moved();
    meetings.moved();
  }
}
