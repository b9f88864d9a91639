package social.kith.node.find.map;

/** How a router is asked to open a port. */
public enum MappingProtocol {
  /** The Port Control Protocol, RFC 6887. */
  PCP("PCP"),
  /** The NAT Port Mapping Protocol, RFC 6886. */
  NAT_PMP("NAT-PMP"),
  /** The Internet Gateway Device protocol of UPnP. */
  UPNP("UPnP");

  private final String words;

  MappingProtocol(String words) {
    this.words = words;
  }

  /** As routers call it in their settings. */
  public String words() {
    return words;
  }
}
