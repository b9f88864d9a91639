package social.kith.web.bench.scale;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import social.kith.node.loop.ThreadEventLoop;
import social.kith.node.meet.broker.Broker;
import social.kith.node.meet.broker.BrokerAddress;
import social.kith.node.meet.broker.BrokerConnection;
import social.kith.node.meet.broker.BrokerTrouble;
import social.kith.node.meet.broker.MqttConnector;
import social.kith.web.bench.Figures;

/**
 * 10,000 pairs who look for each other at one Mosquitto, by the library and the settings of a node.
 * Few connections carry the topics of many pairs, as 20,000 clients would measure this process and
 * not the broker; what a connection costs the broker is measured by itself.
 */
public final class BrokerLoad {
  private static final int PAIRS = 10_000;
  private static final int LINES = 10;
  private static final int IDLE = 500;
  private static final long LIMIT_S = 100;

  private BrokerLoad() {}

  public static void run(Path folder) throws Exception {
    Files.createDirectories(folder);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path file = folder.resolve("mosquitto.conf");
    Files.writeString(
        file,
        "listener %d 127.0.0.1%nallow_anonymous true%npersistence false%nsys_interval 1%n"
            .formatted(port));
    Process mosquitto;
    try {
      mosquitto =
          new ProcessBuilder(program(), "-c", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("mosquitto.log").toFile())
              .start();
    } catch (IOException e) {
      Figures.print("mosquitto is not installed: apt-get install mosquitto");
      return;
    }
    try (ThreadEventLoop loop = new ThreadEventLoop("bench")) {
      measure(loop, port, mosquitto.pid());
    } finally {
      mosquitto.destroy();
      mosquitto.waitFor(5, TimeUnit.SECONDS);
    }
  }

  private static String program() {
    return Files.isExecutable(Path.of("/usr/sbin/mosquitto")) ? "/usr/sbin/mosquitto" : "mosquitto";
  }

  private static void measure(ThreadEventLoop loop, int port, long pid) throws Exception {
    MqttConnector connector = new MqttConnector(loop);
    Broker broker = new Broker(BrokerAddress.parse("mqtt://127.0.0.1:" + port), "", "", "");
    Counters counters = new Counters();
    loop.execute(() -> counters.begin(connector.connect(broker, counters)));
    await(() -> counters.heard >= Counters.TOPICS.size());
    long emptyKb = memoryKb(pid);
    idle(loop, connector, broker, pid);
    long idleKb = memoryKb(pid);
    counters.mark();
    List<BrokerCrowd> early = crowds(loop, connector, broker, true);
    await(() -> early.stream().allMatch(BrokerCrowd::hasTold));
    long subscribedKb = memoryKb(pid);
    List<BrokerCrowd> late = crowds(loop, connector, broker, false);
    long begun = System.nanoTime();
    await(() -> late.stream().allMatch(BrokerCrowd::hasFoundAll));
    await(() -> early.stream().allMatch(BrokerCrowd::hasFoundAll));
    double seconds = (System.nanoTime() - begun) / 1e9;
    counters.settle();
    Figures.add("10,000 pairs, from the second half's connecting to all found", seconds, "s");
    report(counters, seconds);
    Figures.add("broker, resident, without anybody", emptyKb / 1e3, "MB");
    Figures.add("broker, for each of 30,000 topics", (subscribedKb - idleKb) / (3.0 * PAIRS), "KB");
    Figures.add("broker, resident, most", highKb(pid) / 1e3, "MB");
  }

  private static List<BrokerCrowd> crowds(
      ThreadEventLoop loop, MqttConnector connector, Broker broker, boolean answer) {
    List<BrokerCrowd> crowds = new ArrayList<>();
    for (int line = 0; line < LINES; line++) {
      BrokerCrowd crowd =
          new BrokerCrowd(loop, line * (PAIRS / LINES), (line + 1) * (PAIRS / LINES), answer);
      loop.execute(() -> crowd.begin(connector.connect(broker, crowd)));
      crowds.add(crowd);
    }
    return crowds;
  }

  private static void report(Counters counters, double seconds) {
    double in = counters.of("bytes/received");
    double out = counters.of("bytes/sent");
    double published = counters.of("publish/messages/received");
    Figures.add("messages that were published", published, "");
    Figures.add("of these in the second half, in and out", 4 * PAIRS / seconds, "messages/s");
    Figures.add("bytes to the broker for each pair, all in all", in / PAIRS, "B");
    Figures.add("bytes from the broker for each pair, all in all", out / PAIRS, "B");
  }

  private static void idle(ThreadEventLoop loop, MqttConnector connector, Broker broker, long pid)
      throws Exception {
    long before = memoryKb(pid);
    List<BrokerCrowd> idle = new ArrayList<>();
    for (int i = 0; i < IDLE; i++) {
      BrokerCrowd crowd = new BrokerCrowd(loop, PAIRS + i, PAIRS + i + 1, false);
      loop.execute(() -> crowd.begin(connector.connect(broker, crowd)));
      idle.add(crowd);
      await(crowd::hasTold);
    }
    Figures.add(
        "broker, for each of 500 connections with three topics",
        (memoryKb(pid) - before) / (double) IDLE,
        "KB");
  }

  private static long memoryKb(long pid) throws IOException {
    return statusKb(pid, "VmRSS:");
  }

  private static long highKb(long pid) throws IOException {
    return statusKb(pid, "VmHWM:");
  }

  private static long statusKb(long pid, String name) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("it took too long");
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  /** What the broker itself counts, each second. */
  private static final class Counters implements BrokerConnection.Listener {
    static final List<String> TOPICS =
        List.of(
            "$SYS/broker/bytes/received",
            "$SYS/broker/bytes/sent",
            "$SYS/broker/publish/messages/received");

    private final Map<String, Double> values = new ConcurrentHashMap<>();
    private final Map<String, Double> marked = new ConcurrentHashMap<>();
    private BrokerConnection connection;
    private volatile int heard;

    void begin(BrokerConnection made) {
      connection = made;
    }

    @Override
    public void connected() {
      connection.subscribe(TOPICS);
    }

    @Override
    public void subscribed() {}

    @Override
    public void received(String topic, byte[] payload) {
      values.put(topic, Double.parseDouble(new String(payload, StandardCharsets.US_ASCII)));
      heard++;
    }

    @Override
    public void ended(BrokerTrouble why) {
      throw new IllegalStateException(why.name());
    }

    /** Counts from here. */
    void mark() throws InterruptedException {
      settle();
      values.forEach((topic, value) -> marked.put(topic, value));
    }

    void settle() throws InterruptedException {
      int before = heard;
      await(() -> heard >= before + 2 * TOPICS.size());
    }

    double of(String name) {
      String topic = "$SYS/broker/" + name;
      return values.getOrDefault(topic, 0.0) - marked.getOrDefault(topic, 0.0);
    }
  }
}
