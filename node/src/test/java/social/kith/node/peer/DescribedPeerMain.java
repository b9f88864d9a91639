package social.kith.node.peer;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The answering half of a three-step connection, as a program: FOLDER PORT OTHER_PORT. */
public final class DescribedPeerMain {
  private DescribedPeerMain() {}

  /** Reads FOLDER/offer.json, writes FOLDER/answer.json, and sends back what comes. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    PeerConnectionFactory factory = PeerConnectionFactory.open();
    TestLoop loop = new TestLoop();
    DescribedPeer peer =
        new DescribedPeer(
            factory,
            PeerOptions.anyAddress(Integer.parseInt(args[1])),
            new DescribedPeer.Listener() {
              @Override
              public void onChannel(DataChannel channel) {
                channel.listener(
                    new DataChannelListener() {
                      @Override
                      public void onMessage(byte[] data, boolean binary) {
                        channel.send("echo of " + data.length + " bytes");
                      }
                    });
              }

              @Override
              public void onStream(MediaStream stream) {
                System.out.println("stream");
              }
            },
            loop);
    String offer = read(folder.resolve("offer.json"));
    String answer = peer.connect(ConnectionDescriptor.fromJson(offer)).join().toJson();
    write(folder.resolve("answer.json"), answer);
    System.out.println("answered");
    Thread.currentThread().join();
  }

  static String read(Path file) throws Exception {
    await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(file));
    return Files.readString(file);
  }

  static void write(Path file, String text) throws Exception {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, text);
    Files.move(part, file);
  }

  /** The descriptor with 127.0.0.1 as its only address: tests stay on the loopback interface. */
  static ConnectionDescriptor onLoopback(ConnectionDescriptor descriptor, int port) {
    List<IceCandidate> candidates = new ArrayList<>();
    candidates.add(LoopbackPair.candidate(port));
    return new ConnectionDescriptor(descriptor.description(), candidates, descriptor.servers());
  }
}
