package social.kith.node.peer.internal;

import dev.onvoid.webrtc.media.MediaStreamTrack;

/** A native track of one connection and what feeds it. On the native thread. */
record SentTrack(MediaStreamTrack track, NativeSource source) {
  /** Gives both back; the connection keeps the track as long as it needs it. Once. */
  void giveBack() {
    try {
      track.dispose();
    } catch (Error e) {
      // webrtc-java gives the reference back and then complains if another one is left.
      if (e instanceof VirtualMachineError) {
        throw e;
      }
    } finally {
      source.released();
    }
  }
}
