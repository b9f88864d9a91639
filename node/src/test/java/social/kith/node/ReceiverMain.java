package social.kith.node;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A node in a process of its own, to be killed: its folder and its first port are given. */
final class ReceiverMain {
  private ReceiverMain() {}

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[1]);
    try (NodeHost host =
        NodeHost.start(new NodeConfig(Path.of(args[0]), NodeConfig.Network.LOOPBACK, port))) {
      System.out.println("open " + host.state());
      new CountDownLatch(1).await();
    }
  }
}
