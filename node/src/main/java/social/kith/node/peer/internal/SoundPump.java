package social.kith.node.peer.internal;

import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;

/**
 * The audio device of one factory, which is none: it only asks libwebrtc for the other sides'
 * sound, a hundred times a second, so that the sinks of their tracks hear it. On the native thread.
 *
 * <p>The headless module of webrtc-java does more than that. It has a microphone that feeds every
 * stream that is sent with what is received, beside the application's own source, and libwebrtc
 * ends the process when two threads feed a stream at the same time. So the module is running
 * already when the factory is made: its buffer then keeps the receiver of recordings that it has,
 * which drops them, while the thread of the microphone goes on to ask the factory for sound.
 */
final class SoundPump {
  private final HeadlessAudioDeviceModule module = NativeCall.into(HeadlessAudioDeviceModule::new);
  private int listeners;
  private int changes;

  SoundPump() {
    NativeCall.into(
        () -> {
          // Plays nothing, and drops what is recorded.
          module.setAudioSource((samples, count, bytes, channels, rate) -> 0);
          start();
        });
  }

  AudioDeviceModuleBase module() {
    return module;
  }

  /** The factory is made: nothing is heard yet. */
  void factoryMade() {
    NativeCall.into(module::stopRecording);
  }

  /** A sink hears a track of another side from now on. */
  void listen() {
    listeners++;
    resume();
  }

  /** It does not any more. */
  void ignore() {
    listeners--;
  }

  /**
   * Something is under way on a thread of libwebrtc that may end the last stream that is sent, with
   * which libwebrtc stops the module: to start it meanwhile would be a race inside of it.
   */
  void changing() {
    changes++;
  }

  /** It is done. */
  void changed() {
    changes--;
    resume();
  }

  private void resume() {
    if (listeners > 0 && changes == 0) {
      NativeCall.into(this::start);
    }
  }

  private void start() {
    module.initRecording();
    module.startRecording();
  }

  /** No connection is left that could start or stop the module. */
  void rest() {
    NativeCall.into(module::stopRecording);
  }

  /** After the factory. */
  void dispose() {
    NativeCall.into(module::dispose);
  }
}
