package social.kith.node.peer;

import static social.kith.node.peer.PeerPair.awaitEvent;
import static social.kith.node.peer.PeerPair.until;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connects and closes peers again and again, or opens many, and watches what the process uses; run
 * by {@link PeerCyclesIT}: {@code channel|video|open TIMES}. Ends with 0 and "ok".
 */
public final class PeerCyclesMain {
  private static final int WARM_UP = 100;
  private static final double MAX_KIB_EACH = 100;

  private PeerCyclesMain() {}

  public static void main(String[] arguments) {
    int times = Integer.parseInt(arguments[1]);
    try (TestLoop loop = new TestLoop()) {
      PeerConnectionFactory factory = PeerConnectionFactory.open();
      switch (arguments[0]) {
        case "channel" -> cycles(times, () -> channel(factory, loop));
        case "video" -> video(factory, loop, times);
        case "open" -> open(factory, loop, times);
        default -> throw new IllegalArgumentException(arguments[0]);
      }
      factory.close();
      System.out.println("ok");
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      e.printStackTrace(System.out);
      Runtime.getRuntime().halt(1);
    }
  }

  private static void cycles(int times, Runnable cycle) throws Exception {
    repeat(WARM_UP, cycle);
    ProcessFigures before = ProcessFigures.now();
    for (int i = 0; i < 10; i++) {
      repeat(times / 10, cycle);
      System.out.println(ProcessFigures.now());
    }
    ProcessFigures after = ProcessFigures.now();
    double kibEach = after.residentKibEach(before, times);
    System.out.println(kibEach + " KiB a cycle");
    require(after.threads() <= before.threads(), "threads were left: " + after);
    require(after.descriptors() <= before.descriptors(), "descriptors were left: " + after);
    require(kibEach <= MAX_KIB_EACH, "memory was left");
  }

  private static void repeat(int times, Runnable cycle) {
    for (int i = 0; i < times; i++) {
      cycle.run();
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  private static void channel(PeerConnectionFactory factory, TestLoop loop) {
    try (PeerPair pair = new PeerPair(factory, loop)) {
      pair.connect();
      pair.initiator.send("x");
      awaitEvent(pair.answererEvents, PeerEvent.Message.class);
    }
    until(() -> factory.openConnections() == 0);
  }

  private static void video(PeerConnectionFactory factory, TestLoop loop, int times)
      throws Exception {
    try (VideoSource source = new VideoSource();
        TestPattern pattern = TestPattern.start(source, 160, 120, 60)) {
      require(pattern != null, "no pictures");
      cycles(times, () -> picture(factory, loop, source));
    }
  }

  private static void picture(PeerConnectionFactory factory, TestLoop loop, VideoSource source) {
    VideoTrack track = VideoTrack.of(source);
    AtomicInteger pictures = new AtomicInteger();
    try (PeerPair pair = new PeerPair(factory, loop)) {
      pair.initiator.addStream(MediaStream.of(track));
      pair.answerer.on(
          PeerEvent.TrackAdded.class,
          added ->
              ((VideoTrack) added.event().track()).addSink(frame -> pictures.incrementAndGet()));
      pair.connect();
      until(() -> pictures.get() > 0);
    }
    track.stop();
    until(() -> factory.openConnections() == 0);
  }

  private static void open(PeerConnectionFactory factory, TestLoop loop, int connections)
      throws Exception {
    List<PeerPair> pairs = new ArrayList<>();
    pairs.add(new PeerPair(factory, loop).connect());
    ProcessFigures one = ProcessFigures.now();
    List<String> names = ProcessFigures.threadNames();
    while (pairs.size() * 2 < connections) {
      pairs.add(new PeerPair(factory, loop).connect());
    }
    ProcessFigures all = ProcessFigures.now();
    System.out.println(all.residentKibEach(one, connections - 2) + " KiB a connection");
    require(
        all.threads() <= one.threads(),
        "threads: " + one + " " + all + " " + names + " " + ProcessFigures.threadNames());
    for (PeerPair pair : pairs) {
      pair.initiator.send("still there");
      awaitEvent(pair.answererEvents, PeerEvent.Message.class);
    }
    pairs.forEach(PeerPair::close);
    until(() -> factory.openConnections() == 0);
  }
}
