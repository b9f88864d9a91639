package social.kith.node.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * One end of a connection whose network changes; run by {@link IceRestartIT}. Sends a picture and
 * numbered messages all the time, checks those of the other side, and tells what happens in lines
 * on the standard output. Signals come and go as JSON lines.
 */
public final class MovingPeerMain {
  private static final int MESSAGES_A_SECOND = 100;

  private final Peer peer;
  private long sent;
  private long received;
  private int pictures;

  private MovingPeerMain(Peer peer) {
    this.peer = peer;
  }

  public static void main(String[] arguments) throws Exception {
    PeerConnectionFactory factory = PeerConnectionFactory.open();
    PeerOptions options = PeerOptions.defaults();
    PeerConfig config =
        arguments[0].equals("initiator")
            ? PeerConfig.initiator(options)
            : PeerConfig.answerer(options);
    TestLoop loop = new TestLoop();
    VideoSource source = new VideoSource();
    TestPattern pattern = TestPattern.start(source, 160, 120, 20);
    Peer peer = Peer.create(factory, config.withRestarts(Duration.ofMillis(500), 20), loop);
    new MovingPeerMain(peer).run(loop, source);
    pattern.close();
    factory.close();
    Runtime.getRuntime().halt(0);
  }

  private void run(TestLoop loop, VideoSource source) throws Exception {
    peer.on(PeerEvent.class, this::tell);
    peer.addStream(MediaStream.of(VideoTrack.of(source)));
    var clock = Executors.newSingleThreadScheduledExecutor();
    var unused =
        clock.scheduleAtFixedRate(
            () -> loop.execute(this::send), 0, 1_000 / MESSAGES_A_SECOND, TimeUnit.MILLISECONDS);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("pause")) {
        clock.shutdownNow();
        loop.run(() -> say("sent " + sent));
      } else if (line.startsWith("{")) {
        JsonNode signal = PeerJson.parse(line);
        peer.signal(
            signal.has("sdp")
                ? new Signal.Sdp(PeerJson.description(signal))
                : new Signal.Candidate(PeerJson.candidate(signal)));
      }
    }
    clock.shutdownNow();
  }

  private void send() {
    if (peer.isReady()) {
      peer.send(String.valueOf(sent++));
    }
  }

  private void tell(PeerEvent event) {
    if (event instanceof PeerEvent.Signalled signalled) {
      say(
          String.valueOf(
              signalled.signal() instanceof Signal.Sdp sdp
                  ? PeerJson.description(sdp.description())
                  : PeerJson.candidate(((Signal.Candidate) signalled.signal()).candidate())));
    } else if (event instanceof PeerEvent.Message message) {
      receive(new String(message.data(), StandardCharsets.UTF_8));
    } else if (event instanceof PeerEvent.TrackAdded added
        && added.event().track() instanceof VideoTrack video) {
      video.addSink(frame -> say("picture " + ++pictures));
    } else {
      say(event.getClass().getSimpleName());
    }
  }

  private void receive(String number) {
    if (Long.parseLong(number) != received) {
      say("broken: " + number + " instead of " + received);
    }
    received++;
    say("received " + received);
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
