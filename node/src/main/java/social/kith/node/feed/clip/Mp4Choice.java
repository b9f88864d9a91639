package social.kith.node.feed.clip;

import java.util.Set;

/** Whether what is in a film is enough of what browsers play, and else why not. */
final class Mp4Choice {
  private static final Set<String> HEVC = Set.of("hvc1", "hev1", "dvh1", "dvhe");

  private boolean pictures;
  private boolean sound;
  private boolean otherPictures;
  private boolean otherSound;
  private boolean hevc;

  void offer(Mp4Track track) {
    pictures |= track.isVideo() && track.isKept();
    otherPictures |= track.isVideo() && !track.isKept();
    hevc |= track.isVideo() && HEVC.contains(track.codec());
    sound |= track.isSound() && track.isKept();
    otherSound |= track.isSound() && !track.isKept();
  }

  void requirePlayable() throws ClipRejectedException {
    if (!pictures && hevc) {
      throw ClipRejectedException.hevc();
    }
    if (!pictures && otherPictures) {
      throw ClipRejectedException.unplayable(
          "The pictures of this clip are coded in a way that browsers do not play.");
    }
    if (!pictures) {
      throw ClipRejectedException.unplayable("There are no moving pictures in this file.");
    }
    if (!sound && otherSound) {
      throw ClipRejectedException.unplayable(
          "The sound of this clip is coded in a way that browsers do not play.");
    }
  }
}
