package social.kith.node.peer.internal;

/**
 * What a native connection tells, with the state names of the W3C API in upper case. Called on a
 * thread of libwebrtc: hand over and return; never close anything, never take a lock that a caller
 * of native code may hold.
 */
public interface ConnectionEvents {
  /** The connection went into this state. */
  void connectionState(String state);

  /** ICE went into this state. */
  void iceConnectionState(String state);

  /** Gathering went into this state. */
  void iceGatheringState(String state);

  /** A candidate of this side was found. */
  void iceCandidate(String mid, int lineIndex, String candidate);

  /** A server gave no candidate of this side. */
  void iceCandidateError(String url, int code, String text);

  /** The other side opened a channel; its events go to what this returns, from the first on. */
  ChannelEvents incomingChannel(NativeChannel channel);

  /** Descriptions went into this state. */
  void signalingState(String state);

  /** What was added or removed is not described yet. */
  void negotiationNeeded();

  /** The other side sends a track, in the media section with this mid. */
  void trackAdded(String mid, NativeRemoteTrack track);

  /** The other side does not send the track any more; it is given back soon after. */
  void trackRemoved(NativeRemoteTrack track);
}
