package social.kith.node;

import social.kith.node.contact.ContactBook;
import social.kith.node.find.map.PortMappings;
import social.kith.node.meet.Carrier;
import social.kith.node.meet.Meetings;

/** Loop-owned. The ways to find contacts that the person allows. */
final class Ways {
  private final boolean alone;
  private final ContactBook book;
  private final Meetings meetings;
  private final Carrier localNetwork;
  private final IceServers servers;
  private final PortMappings mappings;

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
      IceServers servers,
      PortMappings mappings) {
    this.alone = alone;
    this.book = book;
    this.meetings = meetings;
    this.localNetwork = localNetwork;
    this.servers = servers;
    this.mappings = mappings;
  }

  /** As the person wishes from now on. */
  void turn(SettingsView wished) {
    meetings.turn(wished.meetThroughContacts());
    meetings.use(localNetwork, wished.localNetwork() && !alone);
    mappings.turn(wished.portMapping() && !alone);
    askServers();
  }

  /** Links ask the servers that are allowed now. */
  void askServers() {
    book.use(servers.inUse());
  }

  /** This machine is in other networks than before, or slept. */
  void moved() {
    mappings.moved();
    book.moved();
    meetings.moved();
  }
}
