package social.kith.web.net;

/**
 * What a home's router does with what comes from outside (the kinds of RFC 3489, which RFC 4787
 * explains better). Each keeps the port of whoever is inside where it is free, but for the last.
 */
public enum Router {
  /** Everybody may answer at a port that was used once, whoever was called from it. */
  FULL_CONE {
    @Override
    String rules(String inside) {
      return NAT.formatted("") + IN.formatted("meta l4proto udp", inside);
    }
  },

  /** Only a host that was called may answer, from any of its ports. */
  ADDRESS_RESTRICTED {
    @Override
    String rules(String inside) {
      return "set called { type ipv4_addr; flags dynamic,timeout; timeout 60s; }\n"
          + "chain note { type filter hook forward priority 0;"
          + " iifname \"lan\" meta l4proto udp add @called { ip daddr }; }\n"
          + NAT.formatted("")
          + IN.formatted("ip saddr @called meta l4proto udp", inside);
    }
  },

  /** Only what was called may answer: host and port. Most homes have one of these. */
  PORT_RESTRICTED {
    @Override
    String rules(String inside) {
      return NAT.formatted("");
    }
  },

  /** As before, and each one who is called sees another port: nobody else can know it. */
  SYMMETRIC {
    @Override
    String rules(String inside) {
      return NAT.formatted(" fully-random");
    }
  };

  private static final String NAT =
      "chain closed { type filter hook input priority 0; iifname \"wan\" drop; }\n"
          + "chain out { type nat hook postrouting priority 100; oifname \"wan\" masquerade%s; }\n";
  private static final String IN =
      "chain in { type nat hook prerouting priority -100; iifname \"wan\" %s dnat to %s; }\n";

  /**
   * As nftables takes it, for a router whose devices are {@code lan} and {@code wan}.
   *
   * @param inside the address of whoever is behind it
   */
  abstract String rules(String inside);
}
