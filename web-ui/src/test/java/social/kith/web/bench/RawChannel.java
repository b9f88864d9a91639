package social.kith.web.bench;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.PortAllocatorConfig;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import social.kith.web.process.NodeProcess;

/**
 * The ceiling: webrtc-java's data channel without Kith, 64 KiB messages, two processes. Main is one
 * end: {@code send|receive FOLDER}.
 */
public final class RawChannel {
  private static final long BYTES = 160_000_000;
  private static final int MESSAGE_BYTES = 65_536;
  private static final long MAX_BUFFERED = 1024 * 1024;

  private RawChannel() {}

  /** One run; MB/s from the first message to the last, at the receiver. */
  static double measure(Path parent) throws Exception {
    Path folder = Files.createTempDirectory(parent, "raw");
    Process receiver = start("receive", folder);
    Process sender = start("send", folder);
    try {
      NodeProcess.await(() -> Files.exists(folder.resolve("result")));
      return Double.parseDouble(Files.readString(folder.resolve("result")));
    } finally {
      sender.destroyForcibly().waitFor();
      receiver.destroyForcibly().waitFor();
    }
  }

  private static Process start(String role, Path folder) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            RawChannel.class.getName(),
            role,
            folder.toString())
        .inheritIO()
        .start();
  }

  public static void main(String[] args) throws Exception {
    boolean sends = args[0].equals("send");
    Path folder = Path.of(args[1]);
    PeerConnectionFactory factory = new PeerConnectionFactory(new HeadlessAudioDeviceModule());
    RTCConfiguration configuration = new RTCConfiguration();
    int port = sends ? 26_801 : 26_802;
    configuration.portAllocatorConfig =
        new PortAllocatorConfig(
            port,
            port,
            PortAllocatorConfig.PORTALLOCATOR_DISABLE_TCP
                | PortAllocatorConfig.PORTALLOCATOR_DISABLE_ADAPTER_ENUMERATION
                | PortAllocatorConfig.PORTALLOCATOR_ENABLE_SHARED_SOCKET);
    CompletableFuture<RTCDataChannel> arrived = new CompletableFuture<>();
    RTCPeerConnection connection =
        factory.createPeerConnection(
            configuration,
            new PeerConnectionObserver() {
              @Override
              public void onIceCandidate(RTCIceCandidate candidate) {}

              @Override
              public void onDataChannel(RTCDataChannel channel) {
                arrived.complete(channel);
              }
            });
    if (sends) {
      send(connection, folder);
    } else {
      receive(connection, folder, arrived);
    }
  }

  private static void send(RTCPeerConnection connection, Path folder) throws Exception {
    RTCDataChannel channel = connection.createDataChannel("raw", new RTCDataChannelInit());
    CountDownLatch open = new CountDownLatch(1);
    channel.registerObserver(
        new Observer() {
          @Override
          public void onStateChange() {
            if (channel.getState() == RTCDataChannelState.OPEN) {
              open.countDown();
            }
          }
        });
    set(connection, create(connection, true), true);
    write(folder, "offer", connection.getLocalDescription().sdp);
    set(connection, new RTCSessionDescription(RTCSdpType.ANSWER, read(folder, "answer")), false);
    connection.addIceCandidate(candidate(26_802));
    open.await();
    byte[] message = new byte[MESSAGE_BYTES];
    for (long sent = 0; sent < BYTES; sent += message.length) {
      while (channel.getBufferedAmount() > MAX_BUFFERED) {
        Thread.sleep(0, 200_000);
      }
      channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(message), true));
    }
    new CountDownLatch(1).await();
  }

  private static void receive(
      RTCPeerConnection connection, Path folder, CompletableFuture<RTCDataChannel> arrived)
      throws Exception {
    String offer = read(folder, "offer");
    set(connection, new RTCSessionDescription(RTCSdpType.OFFER, offer), false);
    set(connection, create(connection, false), true);
    write(folder, "answer", connection.getLocalDescription().sdp);
    connection.addIceCandidate(candidate(26_801));
    AtomicLong received = new AtomicLong();
    AtomicLong begun = new AtomicLong();
    CountDownLatch done = new CountDownLatch(1);
    arrived
        .get()
        .registerObserver(
            new Observer() {
              @Override
              public void onMessage(RTCDataChannelBuffer buffer) {
                byte[] copy = new byte[buffer.data.remaining()];
                buffer.data.get(copy);
                begun.compareAndSet(0, System.nanoTime());
                if (received.addAndGet(copy.length) >= BYTES) {
                  done.countDown();
                }
              }
            });
    done.await();
    double seconds = (System.nanoTime() - begun.get()) / 1e9;
    write(folder, "result", String.valueOf(received.get() / 1e6 / seconds));
    new CountDownLatch(1).await();
  }

  static RTCIceCandidate candidate(int port) {
    return new RTCIceCandidate(
        "0", 0, "candidate:1 1 udp 2122194687 127.0.0.1 " + port + " typ host generation 0");
  }

  private static void write(Path folder, String name, String text) throws Exception {
    Path temporary = folder.resolve(name + ".part");
    Files.writeString(temporary, text);
    Files.move(temporary, folder.resolve(name));
  }

  private static String read(Path folder, String name) throws Exception {
    NodeProcess.await(() -> Files.exists(folder.resolve(name)));
    return Files.readString(folder.resolve(name));
  }

  static RTCSessionDescription create(RTCPeerConnection connection, boolean offer)
      throws Exception {
    CompletableFuture<RTCSessionDescription> created = new CompletableFuture<>();
    CreateSessionDescriptionObserver observer =
        new CreateSessionDescriptionObserver() {
          @Override
          public void onSuccess(RTCSessionDescription description) {
            created.complete(description);
          }

          @Override
          public void onFailure(String error) {
            created.completeExceptionally(new IllegalStateException(error));
          }
        };
    if (offer) {
      connection.createOffer(new RTCOfferOptions(), observer);
    } else {
      connection.createAnswer(new RTCAnswerOptions(), observer);
    }
    return created.get();
  }

  static void set(RTCPeerConnection connection, RTCSessionDescription description, boolean local)
      throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    SetSessionDescriptionObserver observer =
        new SetSessionDescriptionObserver() {
          @Override
          public void onSuccess() {
            done.complete(null);
          }

          @Override
          public void onFailure(String error) {
            done.completeExceptionally(new IllegalStateException(error));
          }
        };
    if (local) {
      connection.setLocalDescription(description, observer);
    } else {
      connection.setRemoteDescription(description, observer);
    }
    done.get();
  }

  abstract static class Observer implements RTCDataChannelObserver {
    @Override
    public void onBufferedAmountChange(long previous) {}

    @Override
    public void onStateChange() {}

    @Override
    public void onMessage(RTCDataChannelBuffer buffer) {}
  }
}
