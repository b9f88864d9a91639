package social.kith.web.bench;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.PortAllocatorConfig;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The ceiling: two connections of webrtc-java without Kith. */
final class RawWire implements Wire {
  /** Makes them, with one factory as Kith does. */
  static final class Maker implements Wire.Maker {
    private final PeerConnectionFactory factory =
        new PeerConnectionFactory(new HeadlessAudioDeviceModule());

    @Override
    public Wire connect() throws Exception {
      int farPort = WirePorts.next();
      CompletableFuture<RTCDataChannel> arrived = new CompletableFuture<>();
      RTCPeerConnection near = connection(WirePorts.next(), channel -> {});
      RTCPeerConnection far = connection(farPort, arrived::complete);
      RTCDataChannel channel = near.createDataChannel("raw", new RTCDataChannelInit());
      RawWire wire = new RawWire(near, far, channel);
      channel.registerObserver(wire.nearEnd);
      var offer = RawChannel.create(near, true);
      RawChannel.set(near, offer, true);
      RawChannel.set(far, offer, false);
      var answer = RawChannel.create(far, false);
      RawChannel.set(far, answer, true);
      RawChannel.set(near, answer, false);
      near.addIceCandidate(new RTCIceCandidate("0", 0, WirePorts.candidate(farPort)));
      wire.farChannel = arrived.get();
      wire.farChannel.registerObserver(wire.farEnd);
      wire.open.await();
      return wire;
    }

    private RTCPeerConnection connection(int port, Consumer<RTCDataChannel> arrived) {
      RTCConfiguration configuration = new RTCConfiguration();
      configuration.portAllocatorConfig =
          new PortAllocatorConfig(
              port,
              port,
              PortAllocatorConfig.PORTALLOCATOR_DISABLE_TCP
                  | PortAllocatorConfig.PORTALLOCATOR_DISABLE_ADAPTER_ENUMERATION
                  | PortAllocatorConfig.PORTALLOCATOR_ENABLE_SHARED_SOCKET);
      return factory.createPeerConnection(
          configuration,
          new PeerConnectionObserver() {
            @Override
            public void onIceCandidate(RTCIceCandidate candidate) {}

            @Override
            public void onDataChannel(RTCDataChannel channel) {
              arrived.accept(channel);
            }
          });
    }

    /** Its threads go with the process. */
    @Override
    public void close() {}
  }

  /** Copies what comes, as everyone has to. */
  private final class End extends RawChannel.Observer {
    private volatile Consumer<byte[]> listener = message -> {};

    @Override
    public void onStateChange() {
      if (channel.getState() == RTCDataChannelState.OPEN) {
        open.countDown();
      }
    }

    @Override
    public void onMessage(RTCDataChannelBuffer buffer) {
      byte[] copy = new byte[buffer.data.remaining()];
      buffer.data.get(copy);
      listener.accept(copy);
    }
  }

  private final CountDownLatch open = new CountDownLatch(1);
  private final RTCPeerConnection near;
  private final RTCPeerConnection far;
  private final RTCDataChannel channel;
  private final End nearEnd = new End();
  private final End farEnd = new End();
  private RTCDataChannel farChannel;

  private RawWire(RTCPeerConnection near, RTCPeerConnection far, RTCDataChannel channel) {
    this.near = near;
    this.far = far;
    this.channel = channel;
  }

  @Override
  public void send(byte[] message) throws Exception {
    channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(message), true));
  }

  @Override
  public long bufferedAmount() {
    return channel.getBufferedAmount();
  }

  @Override
  public void onFar(Consumer<byte[]> listener) {
    farEnd.listener = listener;
  }

  @Override
  public void reply(byte[] message) throws Exception {
    farChannel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(message), true));
  }

  @Override
  public void onNear(Consumer<byte[]> listener) {
    nearEnd.listener = listener;
  }

  @Override
  public void close() {
    channel.unregisterObserver();
    farChannel.unregisterObserver();
    near.close();
    far.close();
  }
}
