package social.kith.web.bench;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import social.kith.node.peer.DataChannel;
import social.kith.node.peer.DataChannelOptions;
import social.kith.node.peer.IceCandidate;
import social.kith.node.peer.PeerConnection;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerListener;
import social.kith.node.peer.PeerOptions;
import social.kith.node.peer.StreamChannel;

/** A {@link StreamChannel} from one connection to another: bytes with flow control, end to end. */
final class StreamWire {
  private static final int WRITE_BYTES = 65_535;
  private static final int WRITES_AHEAD = 8;

  private StreamWire() {}

  /** MB/s from the first byte to the last. */
  static double goodput(long bytes) throws Exception {
    ExecutorService nearLoop = Executors.newSingleThreadExecutor();
    ExecutorService farLoop = Executors.newSingleThreadExecutor();
    try (PeerConnectionFactory factory = PeerConnectionFactory.open()) {
      CompletableFuture<DataChannel> opened = new CompletableFuture<>();
      int farPort = WirePorts.next();
      PeerConnection near =
          factory.create(PeerOptions.anyAddress(WirePorts.next()), new PeerListener() {}, nearLoop);
      PeerConnection far =
          factory.create(
              PeerOptions.anyAddress(farPort),
              new PeerListener() {
                @Override
                public void onDataChannel(DataChannel channel) {
                  opened.complete(channel);
                }
              },
              farLoop);
      StreamChannel out =
          StreamChannel.over(
              near.createDataChannel("stream", DataChannelOptions.reliable()), nearLoop);
      describe(near, far, farPort);
      return transfer(out, StreamChannel.over(opened.get(), farLoop), bytes);
    } finally {
      nearLoop.shutdown();
      farLoop.shutdown();
    }
  }

  private static void describe(PeerConnection near, PeerConnection far, int farPort)
      throws Exception {
    var offer = near.createOffer().get();
    near.setLocalDescription(offer).get();
    far.setRemoteDescription(offer).get();
    var answer = far.createAnswer().get();
    far.setLocalDescription(answer).get();
    near.setRemoteDescription(answer).get();
    near.addIceCandidate(new IceCandidate(WirePorts.candidate(farPort), "0", 0)).get();
  }

  private static double transfer(StreamChannel out, StreamChannel in, long bytes) throws Exception {
    AtomicLong received = new AtomicLong();
    in.onReadable(
        () -> {
          while (in.available() > 0) {
            received.addAndGet(in.read((int) in.available()).orElseThrow().length);
          }
        });
    // A tenth first, for the compiler, as with the others.
    send(out, bytes / 10);
    while (received.get() < bytes / 10) {
      Thread.sleep(0, 200_000);
    }
    long begun = System.nanoTime();
    send(out, bytes);
    out.finish().get(60, TimeUnit.SECONDS);
    return bytes * 1e3 / (System.nanoTime() - begun);
  }

  private static void send(StreamChannel out, long bytes) throws Exception {
    byte[] block = new byte[WRITE_BYTES * WRITES_AHEAD];
    for (long left = bytes; left > 0; left -= block.length) {
      ByteBuffer next = ByteBuffer.wrap(block, 0, (int) Math.min(block.length, left));
      out.write(next).get(60, TimeUnit.SECONDS);
    }
  }
}
