package social.kith.node;

/** One thing that is on or off for the whole node. */
public enum NodeSetting {
  /** Contacts of both help to find a contact who moved, and this node helps in the same way. */
  MEET_THROUGH_CONTACTS("meet-through-contacts", true),
  /** Authors are told when this person has seen their posts. */
  SEEN_RECEIPTS("seen-receipts", false),
  /** Originals of photos come only when they are asked for, from anybody. */
  METERED("metered", false),
  /** Contacts who are not linked are looked for on the networks that this machine is in. */
  LOCAL_NETWORK("local-network", true),
  /** Public STUN servers are asked where this node is seen. */
  PUBLIC_STUN("public-stun", true),
  /** The home's router is asked to open the UDP ports of links. */
  PORT_MAPPING("port-mapping", true);

  private final String key;
  private final boolean first;

  NodeSetting(String key, boolean first) {
    this.key = "settings." + key;
    this.first = first;
  }

  /** What it is stored under. */
  String key() {
    return key;
  }

  /** How it is until the person chooses. */
  boolean first() {
    return first;
  }
}
