package social.kith.web.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An internet of network namespaces: hosts with a public address, and homes behind routers. Needs
 * Linux, root and nftables. Nothing leaves this machine.
 */
public final class Internet implements AutoCloseable {
  /** Not one of those kept for examples: programs of routers take these for no internet. */
  private static final String NET4 = "11.0.113.";

  private static final String GATEWAY = NET4 + 1;
  private static final String NET6 = "2001:db8:7::";

  private final Namespaces spaces = new Namespaces();
  private int hosts;

  /**
   * A machine in it.
   *
   * @param name of its namespace
   * @param address of the machine itself, IPv4 or IPv6
   * @param publicAddress what the internet sees
   * @param prefix what comes before a command to run it there
   */
  public record Host(String name, String address, String publicAddress, List<String> prefix) {}

  /**
   * A router.
   *
   * @param address inside
   * @param prefix what comes before a command to run it there
   */
  public record Gate(String address, List<String> prefix) {}

  private Internet() {}

  /** One without hosts; empty where this process may not, or nftables is missing. */
  public static Optional<Internet> open() {
    Internet internet = new Internet();
    if (!internet.spaces.add("net")) {
      return Optional.empty();
    }
    try {
      internet.spaces.exec("net", "", "nft", "list", "tables");
    } catch (IllegalStateException e) {
      internet.close();
      return Optional.empty();
    }
    internet.spaces.in("net", "link add name bridge type bridge");
    internet.spaces.in("net", "link set bridge up");
    // What is sent to an address that is nobody's gets lost, as on any internet.
    internet.spaces.in("net", "addr add %s/24 dev bridge", GATEWAY);
    return Optional.of(internet);
  }

  /** A host with a public IPv4 address. */
  public Host host() {
    String name = "h" + ++hosts;
    String address = NET4 + (10 + hosts);
    add(name);
    plug(name, "eth0");
    spaces.in(name, "addr add %s/24 dev eth0", address);
    spaces.in(name, "route add default via %s", GATEWAY);
    return new Host(name, address, address, spaces.prefix(name));
  }

  /** A host with a public IPv6 address and none of IPv4. */
  public Host ipv6Host() {
    String name = "h" + ++hosts;
    String address = NET6 + (10 + hosts);
    add(name);
    plug(name, "eth0");
    spaces.in(name, "addr add %s/64 dev eth0 nodad", address);
    return new Host(name, address, address, spaces.prefix(name));
  }

  /**
   * A machine at home.
   *
   * @param routers between it and the internet, the outermost first
   */
  public Host home(Router... routers) {
    return atHome(1, routers).get(0);
  }

  /** Several machines in one home. */
  public List<Host> atHome(int machines, Router... routers) {
    int home = ++hosts;
    String publicAddress = NET4 + (10 + home);
    String above = "net";
    for (int level = 0; level < routers.length; level++) {
      String router = "r" + home + level;
      add(router);
      if (level == 0) {
        plug(router, "wan");
        spaces.in(router, "addr add %s/24 dev wan", publicAddress);
        spaces.in(router, "route add default via %s", GATEWAY);
      } else {
        join(above, home, level - 1, router, "wan", 2);
      }
      openLan(router, home, level, routers[level]);
      above = router;
    }
    List<Host> all = new ArrayList<>();
    int level = routers.length - 1;
    for (int i = 0; i < machines; i++) {
      String name = "h" + home + (char) ('a' + i);
      add(name);
      join(above, home, level, name, "eth0", 2 + i);
      all.add(new Host(name, lan(home, level, 2 + i), publicAddress, spaces.prefix(name)));
    }
    return all;
  }

  private static String lan(int home, int level, int last) {
    return "10.%d.%d.%d".formatted(home, level, last);
  }

  private void openLan(String router, int home, int level, Router kind) {
    spaces.in(router, "link add name lan type bridge");
    spaces.in(router, "link set lan up");
    spaces.in(router, "addr add %s/24 dev lan", lan(home, level, 1));
    spaces.exec(router, "", "sysctl", "-qw", "net.ipv4.ip_forward=1");
    String rules = "table ip kith {\n" + kind.rules(lan(home, level, 2)) + "}\n";
    spaces.exec(router, rules, "nft", "-f", "-");
  }

  /** The outermost router of a machine at home. */
  public Gate gate(Host machine) {
    int home = Integer.parseInt(machine.name.replaceAll("\\D", ""));
    return new Gate(lan(home, 0, 1), spaces.prefix("r" + home + 0));
  }

  /** Puts a machine into the network of a router. */
  private void join(String router, int home, int level, String name, String device, int last) {
    String port = "p" + name;
    spaces.cable(name, device, router, port);
    spaces.in(router, "link set %s master lan", port);
    spaces.in(name, "addr add %s/24 dev %s", lan(home, level, last), device);
    spaces.in(name, "route add default via %s", lan(home, level, 1));
  }

  private void plug(String name, String device) {
    String port = "p" + name;
    spaces.cable(name, device, "net", port);
    spaces.in("net", "link set %s master bridge", port);
  }

  private void add(String name) {
    if (!spaces.add(name)) {
      throw new IllegalStateException("a namespace could not be made");
    }
  }

  /** These machines know what this name stands for. */
  public void name(String name, String address, Host... machines) {
    for (Host machine : machines) {
      spaces.hosts(machine.name, "%s %s\n".formatted(address, name));
    }
  }

  /**
   * The machine has this last number of its address from now on, as in another network.
   *
   * @return the address
   */
  public String move(Host host, int last) {
    String before = host.address;
    String moved = before.substring(0, before.lastIndexOf('.') + 1) + last;
    spaces.in(host.name, "addr del %s/24 dev eth0", before);
    spaces.in(host.name, "addr add %s/24 dev eth0", moved);
    if (before.startsWith("10.")) {
      String router = before.substring(0, before.lastIndexOf('.') + 1) + 1;
      spaces.in(host.name, "route add default via %s", router);
    }
    return moved;
  }

  /** What a host with a public address sends, or is sent, gets lost from now on. */
  public void cut(Host host) {
    spaces.in("net", "link set p%s nomaster", host.name);
  }

  /** Nothing gets lost any more. */
  public void mend(Host host) {
    spaces.in("net", "link set p%s master bridge", host.name);
  }

  @Override
  public void close() {
    spaces.close();
  }
}
