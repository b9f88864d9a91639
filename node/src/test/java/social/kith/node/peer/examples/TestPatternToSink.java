package social.kith.node.peer.examples;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import social.kith.node.peer.AudioFrame;
import social.kith.node.peer.AudioInput;
import social.kith.node.peer.AudioVideoStream;
import social.kith.node.peer.MediaDevices;
import social.kith.node.peer.MediaSink;
import social.kith.node.peer.NativeLibraryException;
import social.kith.node.peer.Peer;
import social.kith.node.peer.PeerConfig;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerEvent;
import social.kith.node.peer.PeerOptions;
import social.kith.node.peer.VideoFrame;
import social.kith.node.peer.VideoInput;

/** A camera, or coloured bars where there is none, and a tone, through a connection to a sink. */
public final class TestPatternToSink {
  private TestPatternToSink() {}

  public static void main(String[] arguments) throws NativeLibraryException {
    System.out.println(run());
    Runtime.getRuntime().halt(0);
  }

  static String run() throws NativeLibraryException {
    Executor loop = Executors.newSingleThreadExecutor(DaemonThreads::create);
    AudioVideoStream stream = capture(new MediaDevices(loop));
    try (PeerConnectionFactory factory = PeerConnectionFactory.open();
        Peer alice = Peer.create(factory, PeerConfig.initiator(PeerOptions.defaults()), loop);
        Peer bob = Peer.create(factory, PeerConfig.answerer(PeerOptions.defaults()), loop)) {
      Describing sink = new Describing();
      bob.on(PeerEvent.StreamAdded.class, event -> event.stream().addSink(sink));
      alice.on(PeerEvent.Signalled.class, event -> bob.signal(event.signal()));
      bob.on(PeerEvent.Signalled.class, event -> alice.signal(event.signal()));
      alice.addStream(stream.stream());
      return sink.description.orTimeout(20, TimeUnit.SECONDS).join();
    } finally {
      stream.stop();
    }
  }

  private static AudioVideoStream capture(MediaDevices devices) {
    AudioInput tone = AudioInput.tone();
    return AudioVideoStream.open(devices, tone, VideoInput.camera())
        .exceptionallyCompose(none -> AudioVideoStream.open(devices, tone, VideoInput.pattern()))
        .join();
  }

  /** Counts what comes and says what it is; on the loop. */
  private static final class Describing implements MediaSink {
    final CompletableFuture<String> description = new CompletableFuture<>();
    private int pictures;
    private int sounds;

    @Override
    public void onVideo(VideoFrame frame) {
      pictures++;
      if (pictures >= 20 && sounds >= 50) {
        description.complete(
            "%d pictures, now %d × %d, left %d right %d of 255 bright; %d sounds"
                .formatted(
                    pictures,
                    frame.widthPx(),
                    frame.heightPx(),
                    frame.luma(4, 4),
                    frame.luma(frame.widthPx() - 5, 4),
                    sounds));
      }
    }

    @Override
    public void onAudio(AudioFrame frame) {
      if (frame.level() > 1_000) {
        sounds++;
      }
    }
  }
}
