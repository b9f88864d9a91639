package social.kith.node.peer;

import static social.kith.node.peer.NativeSafetyMain.until;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;

/** Those of {@link NativeSafetyMain} in which a process bled: what is closed has to be freed. */
final class ReleaseScenarios {
  private ReleaseScenarios() {}

  static void closedConnectionsAreFreed(PeerConnectionFactory factory) throws Exception {
    try (TestLoop loop = new TestLoop()) {
      connectAndClose(factory, loop, 150);
      long before = residentKilobytes();
      connectAndClose(factory, loop, 250);
      long grown = residentKilobytes() - before;
      System.out.println("grown by " + grown + " KB");
      // 60 KB for each connection, 500 of them, is what it would have been.
      if (grown > 15_000) {
        throw new IllegalStateException("closed connections were not freed");
      }
    }
  }

  private static void connectAndClose(PeerConnectionFactory factory, TestLoop loop, int times)
      throws Exception {
    for (int i = 0; i < times; i++) {
      LoopbackPair pair = new LoopbackPair(factory, loop);
      DataChannel channel = pair.channel("chat");
      pair.connect();
      until(() -> channel.state() == DataChannelState.OPEN);
      pair.close();
      until(() -> factory.openConnections() == 0);
    }
  }

  private static long residentKilobytes() throws IOException {
    System.gc();
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  static void closedListenersAreFreed(PeerConnectionFactory factory) throws Exception {
    try (TestLoop loop = new TestLoop()) {
      WeakReference<Object> listener = new WeakReference<>(connectWithListener(factory, loop));
      until(() -> factory.openConnections() == 0);
      until(
          () -> {
            System.gc();
            return listener.get() == null;
          });
    }
  }

  private static Object connectWithListener(PeerConnectionFactory factory, TestLoop loop)
      throws Exception {
    LoopbackPair pair = new LoopbackPair(factory, loop);
    DataChannel channel = pair.offerer.createDataChannel("chat", DataChannelOptions.reliable());
    DataChannelListener listener = new DataChannelListener() {};
    channel.listener(listener);
    pair.connect();
    until(() -> channel.state() == DataChannelState.OPEN);
    pair.close();
    return listener;
  }

  static void usedFactoryIsRecycled(PeerConnectionFactory factory) throws Exception {
    try (TestLoop loop = new TestLoop()) {
      LoopbackPair old = new LoopbackPair(factory, loop);
      DataChannel channel = old.channel("chat");
      old.connect();
      until(() -> channel.state() == DataChannelState.OPEN);
      for (int i = 0; i < 1_500; i++) {
        channel.send("x");
      }
      until(() -> old.answererEvents.events.size() > 1_500);
      LoopbackPair next = new LoopbackPair(factory, loop);
      DataChannel second = next.channel("chat");
      next.connect();
      until(() -> second.state() == DataChannelState.OPEN);
      if (factory.nativeFactoriesStarted() != 2) {
        throw new IllegalStateException("the used factory went on");
      }
      channel.send("the old one still works");
      until(() -> old.answererEvents.events.contains("chat text the old one still works"));
      old.close();
      second.send("and so does the new one");
      until(() -> next.answererEvents.events.contains("chat text and so does the new one"));
      next.close();
      until(() -> factory.openConnections() == 0);
    }
  }
}
