package social.kith.node.peer.internal;

import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import org.jspecify.annotations.Nullable;

/** A track that the other side sends. Sinks are set and taken away on the native thread. */
public final class NativeRemoteTrack {
  /** Takes sound, on a thread of libwebrtc. */
  public interface SoundSink {
    /** Samples of 16 bits, little endian, channels interleaved, owned by the sink. */
    void sound(byte[] pcm, int sampleRateHz, int channels, int framesPerChannel);
  }

  private final MediaStreamTrack track;
  private final SoundPump pump;
  private final String id;
  private @Nullable VideoTrackSink videoSink;
  private @Nullable AudioTrackSink audioSink;
  private boolean forgotten;

  /** On a thread of libwebrtc, in the callback that tells of the track. */
  NativeRemoteTrack(MediaStreamTrack track, SoundPump pump) {
    this.track = track;
    this.pump = pump;
    this.id = NativeCall.text(track.getId());
  }

  /** Its id in the other side's description. */
  public String id() {
    return id;
  }

  /** Whether it carries pictures; else sound. */
  public boolean isVideo() {
    return track instanceof VideoTrack;
  }

  /** Copies pictures to the sink from now on. */
  public void pictures(PictureSink sink) {
    if (!forgotten && videoSink == null && track instanceof VideoTrack video) {
      VideoTrackSink created = frame -> NativeCall.backFrom(() -> PictureCopy.deliver(frame, sink));
      videoSink = created;
      NativeCall.into(() -> video.addSink(created));
    }
  }

  /** Copies sound to the sink from now on. */
  public void sounds(SoundSink sink) {
    if (!forgotten && audioSink == null && track instanceof AudioTrack audio) {
      AudioTrackSink created =
          (data, bits, rate, channels, frames) ->
              NativeCall.backFrom(() -> sink.sound(data.clone(), rate, channels, frames));
      audioSink = created;
      NativeCall.into(() -> audio.addSink(created));
      pump.listen();
    }
  }

  /** No picture or sound comes after this. */
  public void silence() {
    VideoTrackSink video = videoSink;
    AudioTrackSink audio = audioSink;
    videoSink = null;
    audioSink = null;
    if (video != null) {
      NativeCall.into(() -> ((VideoTrack) track).removeSink(video));
    }
    if (audio != null) {
      pump.ignore();
      NativeCall.into(() -> ((AudioTrack) track).removeSink(audio));
    }
  }

  /**
   * The native object goes with its connection: nothing is asked of it after this. It must not be
   * disposed, since webrtc-java did not count this reference to it.
   */
  void forget() {
    silence();
    forgotten = true;
  }
}
