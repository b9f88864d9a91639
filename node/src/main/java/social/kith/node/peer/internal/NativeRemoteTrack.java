package social.kith.node.peer.internal;

import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A track that the other side sends. Sinks are set and taken away on the native thread. */
public final class NativeRemoteTrack {
  /** Takes pictures, on a thread of libwebrtc. */
  public interface PictureSink {
    /** Planes Y, U and V without padding, owned by the sink. */
    void picture(int width, int height, int rotation, long timestampNs, byte[] i420);
  }

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
      VideoTrackSink created = frame -> NativeCall.backFrom(() -> deliver(frame, sink));
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

  private static void deliver(VideoFrame frame, PictureSink sink) {
    try {
      // The same object, not counted again: it goes with the frame.
      I420Buffer i420 = frame.buffer.toI420();
      int width = i420.getWidth();
      int height = i420.getHeight();
      int halfWidth = (width + 1) / 2;
      int halfHeight = (height + 1) / 2;
      byte[] planes = new byte[width * height + 2 * halfWidth * halfHeight];
      int end = copy(i420.getDataY(), i420.getStrideY(), width, height, planes, 0);
      end = copy(i420.getDataU(), i420.getStrideU(), halfWidth, halfHeight, planes, end);
      int unused = copy(i420.getDataV(), i420.getStrideV(), halfWidth, halfHeight, planes, end);
      sink.picture(width, height, frame.rotation, frame.timestampNs, planes);
    } finally {
      frame.release();
    }
  }

  private static int copy(
      ByteBuffer from, int stride, int width, int height, byte[] to, int offset) {
    for (int row = 0; row < height; row++) {
      from.position(row * stride).get(to, offset + row * width, width);
    }
    return offset + width * height;
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
