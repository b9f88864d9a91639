package social.kith.node.feed.clip;

import java.util.Set;

/** Takes out of a kept track what does not say how it is played. */
final class Mp4Cleaning {
  private static final Set<String> TRACK = Set.of("tkhd", "edts", "mdia");
  private static final Set<String> MEDIA = Set.of("mdhd", "hdlr", "minf", "elng");
  private static final Set<String> INFORMATION =
      Set.of("vmhd", "smhd", "nmhd", "hdlr", "dinf", "stbl");
  private static final Set<String> SAMPLES =
      Set.of(
          "stsd", "stts", "ctts", "cslg", "stsc", "stsz", "stz2", "stco", "co64", "stss", "stps",
          "sdtp", "sgpd", "sbgp", "subs");

  private static final int HANDLER_NAME_AT = 24;
  private static final int CODER_NAME_AT = 42;
  private static final int CODER_NAME_BYTES = 32;
  private static final int VERSION_BYTES = 4;

  private final ClipBytes file;
  private boolean video;

  Mp4Cleaning(ClipBytes file) {
    this.file = file;
  }

  void track(Box track) throws ClipRejectedException {
    video = Mp4Track.read(file, track).isVideo();
    track.eachOf(file, TRACK, this::clean);
  }

  private void clean(Box box) throws ClipRejectedException {
    switch (box.type()) {
      case "tkhd", "mdhd" -> Mp4Times.eraseDates(file, box);
      case "hdlr" -> box.blank(file, HANDLER_NAME_AT, box.end() - box.body());
      case "mdia" -> box.eachOf(file, MEDIA, this::clean);
      case "minf" -> box.eachOf(file, INFORMATION, this::clean);
      case "dinf" -> box.eachOf(file, Set.of("dref"), this::clean);
      // An entry of QuickTime may hold the path and the disk of the file it was made from.
      case "dref" -> entries(box, it -> it.blank(file, VERSION_BYTES, it.end() - it.body()));
      case "stbl" -> box.eachOf(file, SAMPLES, this::clean);
      case "stsd" -> entries(box, this::coding);
      default -> {}
    }
  }

  private void entries(Box box, Box.Visitor visitor) throws ClipRejectedException {
    Box.each(file, Mp4Track.entries(box), box.end(), false, visitor);
  }

  private void coding(Box entry) {
    if (video) {
      entry.blank(file, CODER_NAME_AT, CODER_NAME_BYTES);
    }
  }
}
