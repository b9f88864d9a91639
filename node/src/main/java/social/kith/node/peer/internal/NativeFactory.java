package social.kith.node.peer.internal;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.PortAllocatorConfig;
import dev.onvoid.webrtc.RTCCertificatePEM;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.onvoid.webrtc.RTCPeerConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.kith.node.peer.internal.NativeCallException.Kind;

/** One factory of libwebrtc with its three threads. Used on the native thread alone. */
final class NativeFactory {
  private final NativeThread thread;
  private final Consumer<NativeFactory> onIdle;
  private final LongAdder received = new LongAdder();
  private final PeerConnectionFactory factory;
  private final SoundPump sound = new SoundPump();
  private int connections;

  /**
   * Starts a factory.
   *
   * @param onIdle runs each time its last connection is closed
   */
  NativeFactory(NativeThread thread, Consumer<NativeFactory> onIdle) {
    this.thread = thread;
    this.onIdle = onIdle;
    // The default module aborts the process where there is no audio device.
    factory = NativeCall.into(() -> new PeerConnectionFactory(sound.module()));
    sound.factoryMade();
  }

  NativeThread thread() {
    return thread;
  }

  /** Messages received by all its connections. */
  long received() {
    return received.sum();
  }

  boolean isIdle() {
    return connections == 0;
  }

  NativeChannel wrap(RTCDataChannel channel) {
    return new NativeChannel(channel, received);
  }

  RTCPeerConnection createConnection(ConnectionSpec spec, PeerConnectionObserver observer) {
    RTCConfiguration configuration = new RTCConfiguration();
    configuration.portAllocatorConfig = ports(spec);
    configuration.certificates = new ArrayList<>();
    spec.certificate()
        .map(pem -> new RTCCertificatePEM(pem.privateKey(), pem.certificate(), 0))
        .ifPresent(configuration.certificates::add);
    configuration.iceServers = new ArrayList<>(servers(spec));
    if (spec.relayOnly()) {
      configuration.iceTransportPolicy = RTCIceTransportPolicy.RELAY;
    }
    RTCPeerConnection created = NativeCall.into(() -> create(configuration, observer));
    connections++;
    return created;
  }

  private RTCPeerConnection create(
      RTCConfiguration configuration, PeerConnectionObserver observer) {
    @Nullable RTCPeerConnection created = factory.createPeerConnection(configuration, observer);
    if (created == null) {
      throw new NativeCallException(Kind.REFUSED, "libwebrtc made no connection");
    }
    return created;
  }

  SoundPump sound() {
    return sound;
  }

  SentTrack createTrack(NativeSource source, String id, SendGate gate) {
    return new SentTrack(source.createTrack(factory, id, gate), source);
  }

  private static PortAllocatorConfig ports(ConnectionSpec spec) {
    PortAllocatorConfig config = new PortAllocatorConfig();
    config.setEnableSharedSocket(true);
    config.setDisableAdapterEnumeration(spec.anyAddress());
    config.setDisableTcp(!spec.tcp());
    spec.port()
        .ifPresent(
            port -> {
              UdpPort free = UdpPort.probe(port);
              if (free == UdpPort.BUSY) {
                throw new NativeCallException(Kind.PORT_BUSY, "UDP port " + port + " is in use");
              }
              config.minPort = port;
              config.maxPort = free == UdpPort.BOTH ? port + 1 : port;
            });
    return config;
  }

  private static List<RTCIceServer> servers(ConnectionSpec spec) {
    return spec.servers().stream()
        .map(
            server -> {
              RTCIceServer made = new RTCIceServer();
              made.urls = new ArrayList<>(server.urls());
              made.username = server.username();
              made.password = server.credential();
              return made;
            })
        .toList();
  }

  void connectionClosed() {
    connections--;
    if (connections == 0) {
      sound.rest();
      onIdle.accept(this);
    }
  }

  /** Ends its threads; only when it is idle, else the process dies. */
  void dispose() {
    if (connections > 0) {
      throw new IllegalStateException(connections + " connections are open");
    }
    NativeCall.into(factory::dispose);
    sound.dispose();
  }
}
