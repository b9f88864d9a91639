package social.kith.node.peer.examples;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import social.kith.node.peer.ConnectionDescriptor;
import social.kith.node.peer.DataChannel;
import social.kith.node.peer.DataChannelListener;
import social.kith.node.peer.DescribedPeer;
import social.kith.node.peer.DescriptorException;
import social.kith.node.peer.NativeLibraryException;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerOptions;

/** Two texts, one each way, by mail or on paper, and the two are connected. */
public final class ThreeStepConnection {
  private ThreeStepConnection() {}

  public static void main(String[] arguments) throws NativeLibraryException, DescriptorException {
    System.out.println(run());
    Runtime.getRuntime().halt(0);
  }

  static String run() throws NativeLibraryException, DescriptorException {
    Executor loop = Executors.newSingleThreadExecutor(DaemonThreads::create);
    CompletableFuture<String> heard = new CompletableFuture<>();
    try (PeerConnectionFactory factory = PeerConnectionFactory.open();
        DescribedPeer alice =
            new DescribedPeer(factory, PeerOptions.defaults(), new Greeting(), loop);
        DescribedPeer bob =
            new DescribedPeer(factory, PeerOptions.defaults(), new Ear(heard), loop)) {
      String offer = alice.createConnection().join().toJson();
      String answer = bob.connect(ConnectionDescriptor.fromJson(offer)).join().toJson();
      alice.connect(ConnectionDescriptor.fromJson(answer)).join();
      return heard.orTimeout(20, TimeUnit.SECONDS).join();
    }
  }

  private static final class Greeting implements DescribedPeer.Listener {
    @Override
    public void onChannel(DataChannel channel) {
      channel.send("hello in three steps");
    }
  }

  private record Ear(CompletableFuture<String> heard) implements DescribedPeer.Listener {
    @Override
    public void onChannel(DataChannel channel) {
      channel.listener(
          new DataChannelListener() {
            @Override
            public void onMessage(byte[] data, boolean binary) {
              heard.complete(new String(data, StandardCharsets.UTF_8));
            }
          });
    }
  }
}
