package social.kith.web.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures one thing of one library in a process of its own and prints one number: {@code kith|raw
 * connect|goodput|stream|messages|roundTrip|memory}. peer-bench.js does the same in Node.js.
 */
public final class WireMeter {
  static final long GOODPUT_BYTES = 100_000_000;
  private static final int LARGE_BYTES = 65_536;
  private static final int SMALL_BYTES = 100;
  private static final int SMALL_MESSAGES = 50_000;
  private static final int CONNECTS = 60;
  private static final int CONNECTS_BEFORE = 300;
  private static final int ROUND_TRIPS = 3_000;
  private static final int OPEN_CONNECTIONS = 500;
  private static final long MAX_BUFFERED = 1024 * 1024;

  private WireMeter() {}

  public static void main(String[] args) throws Exception {
    if (args[1].equals("stream")) {
      report(StreamWire.goodput(GOODPUT_BYTES));
    }
    Wire.Maker maker = args[0].equals("kith") ? new PeerWire.Maker() : new RawWire.Maker();
    report(
        switch (args[1]) {
          case "connect" -> connectMs(maker);
          case "goodput" ->
              perSecond(maker, LARGE_BYTES, GOODPUT_BYTES / LARGE_BYTES) * LARGE_BYTES / 1e6;
          case "messages" -> perSecond(maker, SMALL_BYTES, SMALL_MESSAGES);
          case "roundTrip" -> roundTripMicros(maker);
          case "memory" -> memoryKib(maker);
          default -> throw new IllegalArgumentException(args[1]);
        });
  }

  private static void report(double value) {
    System.out.println(value);
    Runtime.getRuntime().halt(0);
  }

  /** Those before are for the compiler, which is not done with either of the two after sixty. */
  private static double connectMs(Wire.Maker maker) throws Exception {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < CONNECTS_BEFORE + CONNECTS; i++) {
      long begun = System.nanoTime();
      Wire wire = maker.connect();
      if (i >= CONNECTS_BEFORE) {
        times.add((System.nanoTime() - begun) / 1e6);
      }
      wire.close();
    }
    return Bench.quantile(times, 0.5);
  }

  /** A tenth of them first, for the compiler. */
  private static double perSecond(Wire.Maker maker, int size, long messages) throws Exception {
    Wire wire = maker.connect();
    AtomicLong received = new AtomicLong();
    wire.onFar(message -> received.incrementAndGet());
    long warmUp = messages / 10;
    pump(wire, size, warmUp, received, warmUp);
    long begun = System.nanoTime();
    pump(wire, size, messages, received, warmUp + messages);
    return messages * 1e9 / (System.nanoTime() - begun);
  }

  private static void pump(Wire wire, int size, long messages, AtomicLong received, long total)
      throws Exception {
    byte[] message = new byte[size];
    int between = Math.max(1, LARGE_BYTES / size);
    for (long i = 0; i < messages; i++) {
      while (i % between == 0 && wire.bufferedAmount() > MAX_BUFFERED) {
        Thread.sleep(0, 200_000);
      }
      wire.send(message);
    }
    while (received.get() < total) {
      Thread.sleep(0, 200_000);
    }
  }

  private static double roundTripMicros(Wire.Maker maker) throws Exception {
    Wire wire = maker.connect();
    Semaphore back = new Semaphore(0);
    wire.onFar(
        message -> {
          try {
            wire.reply(message);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    wire.onNear(message -> back.release());
    List<Double> times = new ArrayList<>();
    byte[] message = new byte[SMALL_BYTES];
    for (int i = 0; i < ROUND_TRIPS; i++) {
      long begun = System.nanoTime();
      wire.send(message);
      back.acquire();
      times.add((System.nanoTime() - begun) / 1e3);
    }
    return Bench.quantile(times.subList(ROUND_TRIPS / 3, ROUND_TRIPS), 0.5);
  }

  private static double memoryKib(Wire.Maker maker) throws Exception {
    List<Wire> wires = new ArrayList<>();
    wires.add(maker.connect());
    long before = residentKib();
    while (2 * wires.size() < OPEN_CONNECTIONS) {
      wires.add(maker.connect());
    }
    return (residentKib() - before) / (double) (OPEN_CONNECTIONS - 2);
  }

  private static long residentKib() throws Exception {
    System.gc();
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }
}
