package social.kith.node.link;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.Secret;
import social.kith.crypto.SessionHandshake.Role;
import social.kith.node.peer.ChildJvm;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.TestLoop;

/**
 * Measures link connections over loopback; not a test. Arguments: which of connect, goodput1,
 * goodput2, wait, old, restart; none for all.
 */
public final class LinkFigures {
  private static final int FIRST_PORT = 21_000;
  private static final int FRAME_BYTES = 65_536;
  private static final long BUFFERED_BYTES = 1 << 20;

  private final PeerConnectionFactory factory;
  private int nextPort = FIRST_PORT;

  private LinkFigures(PeerConnectionFactory factory) {
    this.factory = factory;
  }

  /** Prints figures. */
  public static void main(String[] arguments) throws Exception {
    List<String> names =
        arguments.length > 0
            ? List.of(arguments)
            : List.of("connect", "goodput1", "goodput2", "wait", "old", "restart");
    LinkFigures figures = new LinkFigures(PeerConnectionFactory.open());
    for (String name : names) {
      switch (name) {
        case "connect" -> figures.connect();
        case "goodput1" -> figures.goodputInOne();
        case "goodput2" -> figures.goodputInTwo();
        case "wait" -> figures.waiting();
        case "old" -> figures.oldListener();
        case "restart" -> figures.restart();
        default -> throw new IllegalArgumentException(name);
      }
    }
    figures.factory.close();
    Runtime.getRuntime().halt(0);
  }

  private static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      TimeUnit.MICROSECONDS.sleep(200);
    }
  }

  private LinkEnd end(LinkKeys keys, Role role) {
    nextPort += LinkConnection.PORTS;
    return new LinkEnd(factory, keys, role, nextPort);
  }

  private void connect() throws Exception {
    int rounds = 60;
    double[] warm = new double[rounds];
    double[] cold = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      LinkKeys keys = LinkKeys.derive(Secret.random());
      try (LinkEnd a = end(keys, Role.OFFERER);
          LinkEnd b = end(keys, Role.ANSWERER)) {
        b.listen();
        a.listen();
        TimeUnit.MILLISECONDS.sleep(150);
        warm[i] = dialUntilOpen(a, b);
      }
      LinkKeys others = LinkKeys.derive(Secret.random());
      try (LinkEnd a = end(others, Role.OFFERER);
          LinkEnd b = end(others, Role.ANSWERER)) {
        long began = System.nanoTime();
        b.listen();
        a.listenAndDial(new InetSocketAddress(InetAddress.getLoopbackAddress(), b.port));
        until(() -> a.openedNanos() > 0 && b.openedNanos() > 0);
        cold[i] = millis(Math.max(a.openedNanos(), b.openedNanos()) - began);
      }
    }
    say("dial to both opened, both waiting, ms: " + quantiles(warm));
    say("listen and dial to both opened, ms: " + quantiles(cold));
  }

  private static double dialUntilOpen(LinkEnd dialler, LinkEnd other) throws InterruptedException {
    long began = System.nanoTime();
    dialler.dial(other.port);
    until(() -> dialler.openedNanos() > 0 && other.openedNanos() > 0);
    return millis(Math.max(dialler.openedNanos(), other.openedNanos()) - began);
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }

  private static String quantiles(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return "p50 %.1f, p90 %.1f, max %.1f"
        .formatted(
            sorted[sorted.length / 2], sorted[sorted.length * 9 / 10], sorted[sorted.length - 1]);
  }

  private void goodputInOne() throws Exception {
    LinkKeys keys = LinkKeys.derive(Secret.random());
    try (LinkEnd a = end(keys, Role.OFFERER);
        LinkEnd b = end(keys, Role.ANSWERER)) {
      a.listen();
      b.listen();
      say("connect, ms: " + dialUntilOpen(a, b));
      b.keepsFrames = false;
      long began = System.nanoTime();
      pump(a, 4);
      long sent = a.sentBytes;
      until(() -> b.bulkBytes() >= sent);
      say("one JVM, 64 KiB frames: " + rate(sent, began));
    }
  }

  private static String rate(long bytes, long beganNanos) {
    return "%.0f MB/s".formatted(bytes / ((System.nanoTime() - beganNanos) / 1e9) / 1e6);
  }

  /** Sends as fast as the buffer allows. */
  private static void pump(LinkEnd end, int seconds) throws InterruptedException {
    long stop = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    byte[] frame = new byte[FRAME_BYTES];
    while (System.nanoTime() < stop) {
      end.loop.run(
          () -> {
            while (end.connection().bulkBuffered() < BUFFERED_BYTES) {
              end.connection().sendBulk(frame);
              end.sentBytes += frame.length;
            }
          });
      TimeUnit.MICROSECONDS.sleep(500);
    }
  }

  private void goodputInTwo() throws Exception {
    byte[] seed = new byte[32];
    seed[0] = 1;
    LinkKeys keys = LinkKeys.derive(Secret.of(seed));
    try (LinkEnd a = end(keys, Role.OFFERER);
        ChildJvm child = child(seed, a.port)) {
      a.listen();
      until(() -> a.openedNanos() > 0);
      a.keepsFrames = false;
      say("round trip of a control frame, idle, ms: " + roundTrips(a, 2_000));
      long began = System.nanoTime();
      CompletableFuture<String> trips = CompletableFuture.supplyAsync(() -> roundTrips(a, 200));
      pump(a, 5);
      long sent = a.sentBytes;
      until(
          () -> {
            a.sendControl("q");
            return a.lastControl.equals("q " + sent);
          });
      say("two JVMs, 64 KiB frames: " + rate(sent, began));
      say("round trip of a control frame under it, 1 MiB buffered, ms: " + trips.join());
      say("child: " + child.output().strip());
    }
  }

  private ChildJvm child(byte[] seed, int port) {
    nextPort += LinkConnection.PORTS;
    return ChildJvm.start(
        LinkChildMain.class,
        HexFormat.of().formatHex(seed),
        Role.ANSWERER.name(),
        Integer.toString(nextPort),
        Integer.toString(port));
  }

  private static String roundTrips(LinkEnd end, int count) {
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      String frame = "r" + i;
      long began = System.nanoTime();
      end.loop.run(() -> end.connection().sendControl(frame.getBytes(StandardCharsets.UTF_8)));
      while (!end.lastControl.equals(frame)) {
        Thread.onSpinWait();
      }
      times[i] = millis(System.nanoTime() - began);
    }
    return quantiles(times);
  }

  private static long residentKilobytes() throws IOException {
    System.gc();
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  private static long cpuMillis() {
    return TimeUnit.NANOSECONDS.toMillis(
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime());
  }

  private void waiting() throws Exception {
    int count = 400;
    TestLoop loop = new TestLoop();
    List<LinkEnd> ends = new ArrayList<>();
    List<LinkKeys> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(LinkKeys.derive(Secret.random()));
    }
    long before = residentKilobytes();
    long began = System.nanoTime();
    for (int i = 0; i < count; i++) {
      nextPort += LinkConnection.PORTS;
      Role role = i % 2 == 0 ? Role.OFFERER : Role.ANSWERER;
      ends.add(new LinkEnd(factory, keys.get(i), role, nextPort, loop).listen());
    }
    say("listen returns after, ms each: " + millis(System.nanoTime() - began) / count);
    until(() -> ends.stream().allMatch(LinkFigures::isArmed));
    say("waiting after, ms each: " + millis(System.nanoTime() - began) / count);
    say("waiting, KB each: " + (residentKilobytes() - before) / (double) count);
    TimeUnit.SECONDS.sleep(5);
    long cpu = cpuMillis();
    TimeUnit.SECONDS.sleep(20);
    say("waiting, CPU in 20 s of " + count + ", ms: " + (cpuMillis() - cpu));
    ends.forEach(LinkEnd::close);
    until(() -> factory.openConnections() == 0);
    say("after closing them, KB more than before: " + (residentKilobytes() - before));
  }

  private static boolean isArmed(LinkEnd end) {
    return end.loop.call(() -> end.connection().isWaiting());
  }

  private void oldListener() throws Exception {
    LinkKeys keys = LinkKeys.derive(Secret.random());
    try (LinkEnd a = end(keys, Role.OFFERER);
        LinkEnd b = end(keys, Role.ANSWERER)) {
      b.listen();
      TimeUnit.SECONDS.sleep(60);
      a.listen();
      TimeUnit.MILLISECONDS.sleep(200);
      say("dial to a listener that waited 60 s, ms: " + dialUntilOpen(a, b));
    }
  }

  private void restart() throws Exception {
    byte[] seed = new byte[32];
    seed[0] = 2;
    LinkKeys keys = LinkKeys.derive(Secret.of(seed));
    int port = nextPort += LinkConnection.PORTS;
    LinkEnd a = new LinkEnd(factory, keys, Role.OFFERER, port).listen();
    int childPort = nextPort;
    try (ChildJvm child = child(seed, port)) {
      a.awaitEvent("control b");
      child.kill();
    }
    long killed = System.nanoTime();
    nextPort = childPort;
    try (ChildJvm child = child(seed, port)) {
      // What the heartbeat of a link does: 3 s of silence.
      TimeUnit.SECONDS.sleep(3);
      a.close();
      try (LinkEnd b = new LinkEnd(factory, keys, Role.OFFERER, port).listen()) {
        until(() -> b.openedNanos() > 0);
        say("from kill -9 to linked again, ms: " + millis(b.openedNanos() - killed));
        say("child: " + child.output().strip());
      }
    }
  }
}
