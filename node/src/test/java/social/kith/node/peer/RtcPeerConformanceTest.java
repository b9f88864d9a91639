package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.kith.node.peer.DescribedPeerMain.onLoopback;
import static social.kith.node.peer.PeerPair.until;

import java.net.DatagramSocket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection in three steps of RTCPeer: one descriptor each way. */
class RtcPeerConformanceTest {
  private PeerConnectionFactory factory;
  private final TestLoop loop = new TestLoop();
  private final int onePort = FreePorts.pair();
  private int twoPort = FreePorts.pair();
  private final Heard oneHeard = new Heard();
  private final Heard twoHeard = new Heard();
  private DescribedPeer one;
  private DescribedPeer two;

  @TempDir Path folder;

  /** Remembers what a peer tells. */
  private static final class Heard implements DescribedPeer.Listener {
    final List<String> events = new CopyOnWriteArrayList<>();
    final Map<String, DataChannel> channels = new ConcurrentHashMap<>();
    final List<MediaStream> streams = new CopyOnWriteArrayList<>();

    @Override
    public void onConnected() {
      events.add("connected");
    }

    @Override
    public void onChannel(DataChannel channel) {
      channels.put(channel.label(), channel);
      channel.listener(
          new DataChannelListener() {
            @Override
            public void onMessage(byte[] data, boolean binary) {
              events.add("message " + new String(data, StandardCharsets.UTF_8));
            }
          });
    }

    @Override
    public void onStream(MediaStream stream) {
      streams.add(stream);
    }

    @Override
    public void onClosed() {
      events.add("closed");
    }
  }

  @BeforeEach
  void open() throws NativeLibraryException {
    while (twoPort == onePort) {
      twoPort = FreePorts.pair();
    }
    factory = PeerConnectionFactory.open();
    one = new DescribedPeer(factory, PeerOptions.anyAddress(onePort), oneHeard, loop);
    two = new DescribedPeer(factory, PeerOptions.anyAddress(twoPort), twoHeard, loop);
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
    factory.close();
    loop.close();
  }

  private void connect(ConnectionDescriptor offer) throws Exception {
    ConnectionDescriptor answer = two.connect(onLoopback(offer, onePort)).get();
    one.connect(onLoopback(answer, twoPort)).get();
    until(() -> oneHeard.events.contains("connected") && twoHeard.events.contains("connected"));
  }

  @Test
  void connectsInThreeStepsWithOneChannelNamedDefault() throws Exception {
    connect(one.createConnection().get());
    until(() -> twoHeard.channels.containsKey("default"));
    oneHeard.channels.get("default").send("hello");
    until(() -> twoHeard.events.contains("message hello"));
    assertThat(oneHeard.channels).containsOnlyKeys("default");
    assertThat(oneHeard.events.stream().filter("connected"::equals)).hasSize(1);
  }

  @Test
  void usesNoServerWhereNoneIsGiven() throws Exception {
    assertThat(one.createConnection(List.of()).get().servers()).isEmpty();
  }

  @Test
  void tellsTheAnswererItsServers() throws Exception {
    List<IceServer> servers = List.of(IceServer.stun("stun:127.0.0.1:9"));
    ConnectionDescriptor offer = one.createConnection(servers).get();
    assertThat(offer.servers()).isEqualTo(servers);
    ConnectionDescriptor answer = two.connect(onLoopback(offer, onePort)).get();
    assertThat(answer.servers()).isEqualTo(servers);
  }

  @Test
  void makesTheChannelsThatItIsTold() throws Exception {
    connect(
        one.createConnection(
                List.of(), new DescribedPeer.Contents(List.of(), List.of("one", "two")))
            .get());
    until(() -> twoHeard.channels.keySet().equals(Set.of("one", "two")));
  }

  @Test
  void makesNoChannelWhereTheConfigurationHasNone() throws Exception {
    try (VideoSource source = new VideoSource()) {
      MediaStream stream = MediaStream.of(VideoTrack.of(source));
      ConnectionDescriptor offer =
          one.createConnection(List.of(), new DescribedPeer.Contents(List.of(stream), List.of()))
              .get();
      assertThat(offer.description().sdp()).doesNotContain("m=application");
      two.connect(onLoopback(offer, onePort)).get();
      until(() -> twoHeard.streams.size() == 1);
      assertThat(twoHeard.streams.get(0).id()).isEqualTo(stream.id());
      assertThat(oneHeard.channels).isEmpty();
    }
  }

  @Test
  void needsADescriptor() {
    assertThatThrownBy(() -> one.connect(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("connection descriptor is required");
  }

  @Test
  void keepsItsOfferOpenWhenTheAnswerIsNone() throws Exception {
    ConnectionDescriptor offer = one.createConnection().get();
    assertThatThrownBy(() -> one.connect(offer).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(PeerException.class);
    connect(offer);
  }

  @Test
  void isReusableAfterClose() throws Exception {
    connect(one.createConnection().get());
    one.close();
    one.close();
    two.close();
    until(() -> oneHeard.events.contains("closed") && twoHeard.events.contains("closed"));
    oneHeard.events.clear();
    twoHeard.events.clear();
    until(this::portsAreFree);
    connect(one.createConnection().get());
    assertThat(oneHeard.events).doesNotContain("closed");
  }

  private boolean portsAreFree() {
    try (DatagramSocket a = new DatagramSocket(onePort);
        DatagramSocket b = new DatagramSocket(twoPort)) {
      return a.isBound() && b.isBound();
    } catch (SocketException e) {
      return false;
    }
  }

  @Test
  void writesAndReadsPlainJson() throws Exception {
    ConnectionDescriptor offer = one.createConnection(List.of()).get();
    ConnectionDescriptor full =
        new ConnectionDescriptor(
            offer.description(),
            List.of(LoopbackPair.candidate(9)),
            List.of(new IceServer(List.of("turn:127.0.0.1:9"), "u", "c")));
    assertThat(ConnectionDescriptor.fromJson(full.toJson())).isEqualTo(full);
    for (String wrong :
        List.of("", "[]", "{}", "{\"description\":{\"type\":\"offer\"}}", full.toJson() + "}")) {
      assertThatThrownBy(() -> ConnectionDescriptor.fromJson(wrong))
          .isInstanceOf(DescriptorException.class);
    }
  }

  @Test
  void twoProcessesConnectByTwoFiles() throws Exception {
    try (VideoSource source = new VideoSource();
        TestPattern pattern = TestPattern.start(source, 320, 240, 15);
        ChildJvm child =
            ChildJvm.start(DescribedPeerMain.class, folder.toString(), Integer.toString(twoPort))) {
      MediaStream stream = MediaStream.of(VideoTrack.of(source));
      ConnectionDescriptor offer =
          one.createConnection(
                  List.of(), new DescribedPeer.Contents(List.of(stream), List.of("texts")))
              .get();
      DescribedPeerMain.write(folder.resolve("offer.json"), onLoopback(offer, onePort).toJson());
      ConnectionDescriptor answer =
          ConnectionDescriptor.fromJson(DescribedPeerMain.read(folder.resolve("answer.json")));
      one.connect(onLoopback(answer, twoPort)).get();
      until(() -> oneHeard.events.contains("connected"));
      oneHeard.channels.get("texts").send("hello");
      until(() -> oneHeard.events.contains("message echo of 5 bytes"));
      until(() -> child.output().contains("stream"));
      assertThat(pattern).isNotNull();
    }
  }
}
