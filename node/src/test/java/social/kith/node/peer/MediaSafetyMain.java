package social.kith.node.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What has killed a process that sent sound with webrtc-java, or could; run by {@link
 * NativeSafetyIT}, one scenario in each virtual machine. Ends with 0 and "ok".
 */
public final class MediaSafetyMain {
  private static final long LIMIT_SECONDS = 30;

  private MediaSafetyMain() {}

  public static void main(String[] arguments) {
    try (TestLoop loop = new TestLoop()) {
      PeerConnectionFactory factory = PeerConnectionFactory.open();
      run(arguments[0], factory, loop);
      factory.close();
      System.out.println("ok");
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      e.printStackTrace(System.out);
      Runtime.getRuntime().halt(1);
    }
  }

  private static void run(String scenario, PeerConnectionFactory factory, TestLoop loop)
      throws Exception {
    switch (scenario) {
      case "sound-of-many-sources" -> soundOfManySources(factory, loop);
      case "sound-while-sending-changes" -> soundWhileSendingChanges(factory, loop);
      case "sound-that-is-rejected" -> soundThatIsRejected(factory, loop);
      case "sound-in-any-format" -> soundInAnyFormat(factory, loop);
      case "no-camera" -> noCamera(loop);
      default -> throw new IllegalArgumentException(scenario);
    }
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited too long");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  /** Pushes sound from a thread of its own, as fast as it is taken. */
  private static final class Noise implements AutoCloseable {
    final AudioSource source = new AudioSource();
    final AudioTrack track = AudioTrack.of(source);
    private final AtomicBoolean stop = new AtomicBoolean();
    private final Thread thread = new Thread(this::push);

    Noise() {
      thread.start();
    }

    private void push() {
      byte[] pcm = new byte[1_920];
      while (!stop.get()) {
        ThreadLocalRandom.current().nextBytes(pcm);
        source.push(new AudioFrame(48_000, 2, pcm.clone()));
        LockSupport.parkNanos(100_000);
      }
    }

    @Override
    public void close() throws InterruptedException {
      stop.set(true);
      thread.join();
    }
  }

  private static AtomicInteger heard(Recorder events) throws InterruptedException {
    until(() -> !events.tracks.isEmpty());
    AtomicInteger frames = new AtomicInteger();
    ((AudioTrack) events.tracks.get(0)).addSink(frame -> frames.incrementAndGet());
    return frames;
  }

  /** The device's microphone fed each of these streams beside its source. */
  private static void soundOfManySources(PeerConnectionFactory factory, TestLoop loop)
      throws Exception {
    for (int round = 0; round < 3; round++) {
      List<Noise> noises = new ArrayList<>();
      List<LoopbackPair> pairs = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        noises.add(new Noise());
        noises.add(new Noise());
        LoopbackPair pair = new LoopbackPair(factory, loop);
        RtpSender there = pair.offerer.addTrack(noises.get(2 * i).track);
        RtpSender back = pair.answerer.addTrack(noises.get(2 * i + 1).track);
        pairs.add(pair);
        pair.connect();
        until(() -> pair.offerer.senders().contains(there));
        until(() -> pair.answerer.senders().contains(back));
      }
      for (LoopbackPair pair : pairs) {
        AtomicInteger there = heard(pair.answererEvents);
        AtomicInteger here = heard(pair.offererEvents);
        until(() -> there.get() > 30 && here.get() > 30);
      }
      pairs.forEach(LoopbackPair::close);
      until(() -> factory.openConnections() == 0);
      for (Noise noise : noises) {
        noise.close();
      }
    }
  }

  private static void soundWhileSendingChanges(PeerConnectionFactory factory, TestLoop loop)
      throws Exception {
    try (Noise one = new Noise();
        Noise two = new Noise();
        Noise three = new Noise()) {
      for (int round = 0; round < 10; round++) {
        LoopbackPair pair = new LoopbackPair(factory, loop);
        pair.answerer.addTrack(three.track);
        RtpSender sender = pair.offerer.addTrack(one.track);
        pair.connect();
        for (int i = 0; i < 40; i++) {
          sender.replaceTrack(i % 2 == 0 ? two.track : one.track).join();
          RtpSender more = pair.offerer.addTrack(i % 2 == 0 ? one.track : two.track);
          if (i % 8 == 0) {
            pair.describe();
          }
          pair.offerer.removeTrack(more);
        }
        pair.offerer.removeTrack(sender);
        pair.describe();
        AtomicInteger frames = heard(pair.offererEvents);
        until(() -> frames.get() > 10);
        pair.close();
      }
    }
  }

  /** The other side refuses the media section, so that the sender stops by itself. */
  private static void soundThatIsRejected(PeerConnectionFactory factory, TestLoop loop)
      throws Exception {
    try (Noise noise = new Noise()) {
      for (int round = 0; round < 60; round++) {
        LoopbackPair pair = new LoopbackPair(factory, loop);
        pair.offerer.addTrack(noise.track);
        SessionDescription offer = pair.offerer.createOffer().join();
        pair.offerer.setLocalDescription(offer).join();
        pair.answerer.setRemoteDescription(offer).join();
        String answer = pair.answerer.createAnswer().join().sdp();
        try {
          pair.offerer
              .setRemoteDescription(
                  SessionDescription.answer(answer.replace("m=audio 9 ", "m=audio 0 ")))
              .join();
        } catch (CompletionException e) {
          if (PeerException.find(e).isEmpty()) {
            throw e;
          }
        }
        pair.close();
      }
    }
  }

  private static void soundInAnyFormat(PeerConnectionFactory factory, TestLoop loop)
      throws Exception {
    AudioSource source = new AudioSource();
    LoopbackPair pair = new LoopbackPair(factory, loop);
    pair.offerer.addTrack(AudioTrack.of(source));
    pair.connect();
    AtomicInteger frames = heard(pair.answererEvents);
    for (int rate = 8_000; rate <= 48_000; rate += 100) {
      int before = frames.get();
      for (int channels = 1; channels <= 2; channels++) {
        byte[] pcm = new byte[rate / 100 * channels * 2];
        ThreadLocalRandom.current().nextBytes(pcm);
        source.push(new AudioFrame(rate, channels, pcm));
      }
      until(() -> frames.get() > before);
    }
    pair.close();
  }

  /** A machine without devices, or with them: device code of the system runs for the first time. */
  private static void noCamera(TestLoop loop) {
    MediaDevices devices = new MediaDevices(loop);
    List<MediaDeviceInfo> found = devices.enumerateDevices().join();
    VideoInput nowhere = new VideoInput.Camera(Optional.of("no such camera"));
    AudioInput silent = new AudioInput.Microphone(Optional.of("no such microphone"));
    requireNotFound(devices, MediaStreamConstraints.video(nowhere));
    requireNotFound(devices, MediaStreamConstraints.audio(silent));
    requireNotFound(devices, MediaStreamConstraints.audioVideo(silent, nowhere));
    if (found.isEmpty()) {
      requireNotFound(devices, MediaStreamConstraints.video(VideoInput.camera()));
      requireNotFound(devices, MediaStreamConstraints.audio(AudioInput.microphone()));
    }
  }

  private static void requireNotFound(MediaDevices devices, MediaStreamConstraints constraints) {
    if (MediaDevicesTest.reason(devices.getUserMedia(constraints))
        != MediaException.Reason.NOT_FOUND) {
      throw new IllegalStateException("another reason");
    }
  }
}
