package social.kith.node.peer.examples;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import social.kith.node.peer.NativeLibraryException;
import social.kith.node.peer.Peer;
import social.kith.node.peer.PeerConfig;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerEvent;
import social.kith.node.peer.PeerOptions;

/** Two peers and a message: each is given what the other one signals, and that is all. */
public final class TwoLineDataChannel {
  private TwoLineDataChannel() {}

  public static void main(String[] arguments) throws NativeLibraryException {
    System.out.println(run());
    Runtime.getRuntime().halt(0);
  }

  static String run() throws NativeLibraryException {
    Executor loop = Executors.newSingleThreadExecutor(DaemonThreads::create);
    try (PeerConnectionFactory factory = PeerConnectionFactory.open();
        Peer alice = Peer.create(factory, PeerConfig.initiator(PeerOptions.defaults()), loop);
        Peer bob = Peer.create(factory, PeerConfig.answerer(PeerOptions.defaults()), loop)) {
      CompletableFuture<String> heard = new CompletableFuture<>();
      bob.on(
          PeerEvent.Message.class,
          message -> heard.complete(new String(message.data(), StandardCharsets.UTF_8)));

      alice.on(PeerEvent.Signalled.class, event -> bob.signal(event.signal()));
      bob.on(PeerEvent.Signalled.class, event -> alice.signal(event.signal()));

      alice.send("hello");
      return heard.orTimeout(20, TimeUnit.SECONDS).join();
    }
  }
}
