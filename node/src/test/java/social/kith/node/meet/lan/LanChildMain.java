package social.kith.node.meet.lan;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import social.kith.node.NodeConfig;
import social.kith.node.NodeEvent;
import social.kith.node.NodeHost;

/**
 * A node in a virtual machine of its own, on all networks: tells when it is started and when it is
 * linked, and what is said on the network, until its input ends.
 */
public final class LanChildMain {
  private static final int MDNS_PORT = 5353;

  private LanChildMain() {}

  /** Arguments: data folder, first port of links, name of the interface to listen at. */
  public static void main(String[] arguments) throws Exception {
    NetworkInterface device = NetworkInterface.getByName(arguments[2]);
    MulticastSocket ear = new MulticastSocket(MDNS_PORT);
    ear.joinGroup(new InetSocketAddress(InetAddress.getByName("224.0.0.251"), 0), device);
    Thread listener = new Thread(() -> listen(ear));
    listener.setDaemon(true);
    listener.start();
    NodeConfig config =
        new NodeConfig(
            Path.of(arguments[0]), NodeConfig.Network.ALL, Integer.parseInt(arguments[1]));
    try (NodeHost host = NodeHost.start(config)) {
      host.subscribe(LanChildMain::told);
      say("started");
      host.node().contacts().stream().filter(c -> c.link().online()).forEach(c -> say("online"));
      int end = System.in.read();
      while (end >= 0) {
        end = System.in.read();
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static void told(NodeEvent event) {
    if (event instanceof NodeEvent.ContactChanged changed && changed.contact().link().online()) {
      say("online");
    }
  }

  private static void listen(MulticastSocket ear) {
    byte[] buffer = new byte[DnsMessage.MAX_BYTES];
    try {
      while (true) {
        var packet = new java.net.DatagramPacket(buffer, buffer.length);
        ear.receive(packet);
        say("heard " + HexFormat.of().formatHex(Arrays.copyOf(buffer, packet.getLength())));
      }
    } catch (java.io.IOException e) {
      say("deaf");
    }
  }

  private static void say(String line) {
    System.out.println(System.currentTimeMillis() + " " + line);
    System.out.flush();
  }
}
