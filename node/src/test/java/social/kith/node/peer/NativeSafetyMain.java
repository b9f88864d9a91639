package social.kith.node.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * What has killed, hung or bled a process that used webrtc-java; run by {@link NativeSafetyIT}, one
 * scenario in each virtual machine. Ends with 0 and "ok".
 */
public final class NativeSafetyMain {
  private static final long LIMIT_SECONDS = 30;

  private NativeSafetyMain() {}

  public static void main(String[] arguments) {
    try {
      run(arguments[0]);
      System.out.println("ok");
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      e.printStackTrace(System.out);
      Runtime.getRuntime().halt(1);
    }
  }

  private static void run(String scenario) throws Exception {
    PeerConnectionFactory factory = PeerConnectionFactory.open(1_000);
    switch (scenario) {
      case "servers" -> servers(factory);
      case "throwing-listener" -> throwingListener(factory);
      case "throwing-executor" -> throwingExecutor(factory);
      case "close-inside-callback" -> closeInsideCallback(factory);
      case "send-while-closing" -> sendWhileClosing(factory);
      case "close-at-any-moment" -> closeAtAnyMoment(factory);
      case "factory-close" -> factoryClose(factory);
      case "lock-of-the-owner" -> lockOfTheOwner(factory);
      case "closed-connections-are-freed" -> ReleaseScenarios.closedConnectionsAreFreed(factory);
      case "closed-listeners-are-freed" -> ReleaseScenarios.closedListenersAreFreed(factory);
      case "used-factory-is-recycled" -> ReleaseScenarios.usedFactoryIsRecycled(factory);
      case "too-many-incoming-channels" -> tooManyIncomingChannels(factory);
      case "halt" -> Runtime.getRuntime().halt(7);
      default -> throw new IllegalArgumentException(scenario);
    }
    factory.close();
    factory.close();
  }

  static void until(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited too long");
      }
      Thread.onSpinWait();
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private static void servers(PeerConnectionFactory factory) {
    try (TestLoop loop = new TestLoop()) {
      List<IceServer> servers =
          IceServerTest.validUrls().stream()
              .map(url -> new IceServer(List.of(url), "n".repeat(509), "secret"))
              .toList();
      for (IceServer server : servers) {
        try (PeerConnection connection =
            factory.create(
                PeerOptions.defaults().withIceServers(List.of(server)), new Recorder(), loop)) {
          connection.createOffer().join();
        }
      }
      PeerConnection all =
          factory.create(PeerOptions.defaults().withIceServers(servers), new Recorder(), loop);
      all.createOffer().join();
    }
  }

  private static void throwingListener(PeerConnectionFactory factory) throws Exception {
    try (TestLoop loop = new TestLoop()) {
      LoopbackPair pair = new LoopbackPair(factory, loop);
      DataChannel channel = pair.channel("chat");
      AtomicBoolean heard = new AtomicBoolean();
      channel.listener(
          new DataChannelListener() {
            @Override
            public void onOpen() {
              throw new AssertionError("open");
            }

            @Override
            public void onMessage(byte[] data, boolean binary) {
              heard.set(true);
              throw new IllegalStateException("message");
            }
          });
      pair.connect();
      until(() -> !pair.answererEvents.incoming.isEmpty());
      pair.answererEvents.incoming.get(0).send("x");
      until(heard::get);
    }
  }

  /** The event loop of a node that is closing refuses tasks; nothing may come of it. */
  private static void throwingExecutor(PeerConnectionFactory factory) throws Exception {
    try (TestLoop loop = new TestLoop()) {
      AtomicBoolean broken = new AtomicBoolean();
      Executor fragile =
          task -> {
            if (broken.get()) {
              if (ThreadLocalRandom.current().nextBoolean()) {
                throw new RejectedExecutionException("closed");
              }
              throw new StackOverflowError("broken");
            }
            loop.execute(task);
          };
      LoopbackPair pair = new LoopbackPair(factory, fragile);
      DataChannel channel = pair.channel("chat");
      pair.connect();
      until(() -> channel.state() == DataChannelState.OPEN);
      broken.set(true);
      for (int i = 0; i < 100; i++) {
        channel.send("x");
      }
      until(() -> channel.bufferedAmount() == 0);
      pair.answerer.close();
      until(() -> channel.state() == DataChannelState.CLOSED);
    }
  }

  /** An executor that runs tasks at once makes every listener run inside a native callback. */
  private static void closeInsideCallback(PeerConnectionFactory factory) throws Exception {
    for (int i = 0; i < 20; i++) {
      PeerConnection[] closing = new PeerConnection[1];
      AtomicBoolean closed = new AtomicBoolean();
      LoopbackPair pair = new LoopbackPair(factory, Runnable::run);
      closing[0] = i % 2 == 0 ? pair.offerer : pair.answerer;
      DataChannel channel = pair.offerer.createDataChannel("x", DataChannelOptions.reliable());
      DataChannelListener closer =
          new DataChannelListener() {
            @Override
            public void onOpen() {
              channel.send("x");
            }

            @Override
            public void onMessage(byte[] data, boolean binary) {
              closing[0].close();
              closed.set(true);
            }
          };
      channel.listener(closer);
      DataChannel[] incoming = new DataChannel[1];
      pair.answererEvents.onIncoming =
          opened -> {
            incoming[0] = opened;
            opened.listener(closer);
          };
      pair.describe();
      CompletableFuture<Void> unused = pair.dial();
      until(closed::get);
      pair.close();
    }
  }

  private static void sendWhileClosing(PeerConnectionFactory factory) throws Exception {
    try (TestLoop loop = new TestLoop()) {
      for (int round = 0; round < 15; round++) {
        LoopbackPair pair = new LoopbackPair(factory, loop);
        DataChannel channel = pair.channel("chat");
        pair.connect();
        until(() -> channel.state() == DataChannelState.OPEN);
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          Thread sender = new Thread(() -> hammer(channel, stop));
          sender.start();
          senders.add(sender);
        }
        until(() -> pair.answererEvents.events.size() > 50);
        if (round % 3 == 0) {
          channel.close();
        } else {
          (round % 3 == 1 ? pair.offerer : pair.answerer).close();
        }
        until(() -> channel.state() == DataChannelState.CLOSED);
        stop.set(true);
        for (Thread sender : senders) {
          sender.join();
        }
        pair.close();
      }
    }
  }

  private static void hammer(DataChannel channel, AtomicBoolean stop) {
    byte[] data = new byte[1_000];
    while (!stop.get()) {
      try {
        channel.send(data);
      } catch (SendException e) {
        Thread.onSpinWait();
      }
      if (channel.bufferedAmount() < 0) {
        throw new IllegalStateException("negative");
      }
    }
  }

  private static void closeAtAnyMoment(PeerConnectionFactory factory) throws Exception {
    try (TestLoop loop = new TestLoop()) {
      for (int round = 0; round < 60; round++) {
        LoopbackPair pair = new LoopbackPair(factory, loop);
        DataChannel channel = pair.channel("chat");
        channel.send("x");
        long delayMicros = ThreadLocalRandom.current().nextLong(12_000);
        Thread closer =
            new Thread(
                () -> {
                  java.util.concurrent.locks.LockSupport.parkNanos(delayMicros * 1_000);
                  pair.close();
                });
        closer.start();
        try {
          pair.describe();
          pair.dial().join();
        } catch (java.util.concurrent.CompletionException e) {
          if (PeerException.find(e).isEmpty()) {
            throw e;
          }
        }
        closer.join();
      }
      until(() -> factory.openConnections() == 0);
    }
  }

  private static void factoryClose(PeerConnectionFactory factory) throws Exception {
    try (TestLoop loop = new TestLoop()) {
      List<LoopbackPair> pairs = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        LoopbackPair pair = new LoopbackPair(factory, loop);
        DataChannel unused = pair.channel("chat");
        pair.describe();
        pairs.add(pair);
      }
      for (LoopbackPair pair : pairs) {
        CompletableFuture<Void> unused = pair.dial();
      }
      PeerConnection late = factory.create(PeerOptions.defaults(), new Recorder(), loop);
      CompletableFuture<SessionDescription> offer = late.createOffer();
      factory.close();
      until(offer::isDone);
      for (LoopbackPair pair : pairs) {
        until(() -> pair.answererEvents.events.contains("CLOSED"));
      }
      try {
        PeerConnection unused = factory.create(PeerOptions.defaults(), new Recorder(), loop);
        throw new AssertionError("a closed factory made a connection");
      } catch (IllegalStateException expected) {
        pairs.get(0).close();
      }
    }
  }

  /** The owner holds its lock while it calls, and its executor takes the same lock. */
  private static void lockOfTheOwner(PeerConnectionFactory factory) throws Exception {
    try (TestLoop loop = new TestLoop()) {
      ReentrantLock lock = new ReentrantLock();
      Executor locking =
          task ->
              loop.execute(
                  () -> {
                    lock.lock();
                    try {
                      task.run();
                    } finally {
                      lock.unlock();
                    }
                  });
      LoopbackPair pair = new LoopbackPair(factory, locking);
      DataChannel channel = pair.channel("chat");
      pair.connect();
      until(() -> channel.state() == DataChannelState.OPEN);
      until(() -> !pair.answererEvents.incoming.isEmpty());
      DataChannel back = pair.answererEvents.incoming.get(0);
      for (int i = 0; i < 2_000; i++) {
        lock.lock();
        try {
          channel.send("x");
          back.send("y");
          if (channel.bufferedAmount() < 0) {
            throw new IllegalStateException("negative");
          }
        } finally {
          lock.unlock();
        }
      }
      long expected = 2_000;
      until(
          () ->
              pair.offererEvents.events.stream().filter("chat text y"::equals).count() == expected);
    }
  }

  /** The other side opens more channels than it may; those above the limit are closed. */
  private static void tooManyIncomingChannels(PeerConnectionFactory factory) throws Exception {
    try (TestLoop loop = new TestLoop()) {
      LoopbackPair pair = new LoopbackPair(factory, loop);
      for (int i = 0; i < PeerConnection.MAX_CHANNELS / 2; i++) {
        DataChannel unused = pair.answerer.createDataChannel("mine", DataChannelOptions.reliable());
      }
      List<DataChannel> theirs = new ArrayList<>();
      for (int i = 0; i < PeerConnection.MAX_CHANNELS; i++) {
        theirs.add(pair.channel("theirs"));
      }
      pair.connect();
      until(
          () ->
              theirs.stream().filter(c -> c.state() == DataChannelState.CLOSED).count()
                  >= PeerConnection.MAX_CHANNELS / 2);
      if (pair.answererEvents.incoming.size() > PeerConnection.MAX_CHANNELS / 2
          || pair.answerer.connectionState() != PeerConnectionState.CONNECTED) {
        throw new IllegalStateException("the limit does not hold");
      }
      pair.close();
    }
  }
}
