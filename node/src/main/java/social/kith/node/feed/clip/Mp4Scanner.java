package social.kith.node.feed.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes over the boxes of an MP4 and keeps those that picture and sound need, each where it is: what
 * is not known becomes a free box, and data that no kept track refers to becomes zeros.
 */
final class Mp4Scanner {
  private static final Set<String> KEPT = Set.of("ftyp", "styp", "sidx", "mfra");
  private static final Set<String> ALREADY_FREE = Set.of("free", "skip", "wide");
  private static final Set<String> MOVIE = Set.of("mvhd", "trak", "mvex");
  private static final int MAX_BOXES = 100_000;

  private final ClipBytes file;
  private final List<Box> data = new ArrayList<>();
  private final List<Box> pieces = new ArrayList<>();
  private final List<Mp4Track> tracks = new ArrayList<>();
  private final Mp4Fragments fragments;
  private Optional<Box> movie = Optional.empty();
  private long lengthMs;
  private int tracksRemoved;

  Mp4Scanner(ClipBytes file) {
    this.file = file;
    this.fragments = new Mp4Fragments(file);
  }

  ScannedClip scan() throws ClipRejectedException {
    Box.each(file, 0, file.length(), true, this::top);
    readMovie(movie.orElseThrow(ClipRejectedException::damaged));
    for (Box piece : pieces) {
      fragments.add(piece);
    }
    if (pieces.isEmpty()) {
      eraseUnused();
    } else if (tracksRemoved > 0) {
      throw ClipRejectedException.unplayable(
          "This clip is in many pieces, with other things than picture and sound among them.");
    }
    Mp4Track pictures = tracks.stream().filter(Mp4Track::isVideo).findFirst().orElseThrow();
    return new ScannedClip(
        file.array(),
        "video/mp4",
        pictures.widthPx(),
        pictures.heightPx(),
        length(),
        file.placeRemoved());
  }

  private void top(Box box) throws ClipRejectedException {
    if (box.start() == 0 && !box.type().equals("ftyp")) {
      throw ClipRejectedException.damaged();
    }
    if (KEPT.contains(box.type())) {
      return;
    }
    switch (box.type()) {
      case "moov" -> {
        if (movie.isPresent()) {
          throw ClipRejectedException.damaged();
        }
        movie = Optional.of(box);
      }
      case "mdat" -> add(data, box);
      case "moof" -> add(pieces, box);
      default -> {
        if (ALREADY_FREE.contains(box.type())) {
          file.erase(box.body(), box.end());
        } else {
          box.erase(file);
        }
      }
    }
  }

  private static void add(List<Box> boxes, Box box) throws ClipRejectedException {
    if (boxes.size() == MAX_BOXES) {
      throw ClipRejectedException.damaged();
    }
    boxes.add(box);
  }

  private void readMovie(Box box) throws ClipRejectedException {
    Mp4Choice choice = new Mp4Choice();
    box.each(file, it -> offer(it, choice));
    choice.requirePlayable();
    box.eachOf(file, MOVIE, this::inMovie);
  }

  private void offer(Box box, Mp4Choice choice) throws ClipRejectedException {
    if (box.type().equals("trak")) {
      choice.offer(Mp4Track.read(file, box));
    } else if (box.type().equals("cmov")) {
      throw ClipRejectedException.unplayable("This is an old QuickTime film.");
    }
  }

  private void inMovie(Box box) throws ClipRejectedException {
    switch (box.type()) {
      case "mvhd" -> readHeader(box);
      case "trak" -> readTrack(box);
      default -> fragments.defaults(box);
    }
  }

  private void readHeader(Box box) throws ClipRejectedException {
    lengthMs = Mp4Times.of(file, box).lengthMs();
    Mp4Times.eraseDates(file, box);
  }

  private void readTrack(Box box) throws ClipRejectedException {
    Mp4Track track = Mp4Track.read(file, box);
    if (track.isKept()) {
      tracks.add(track);
      new Mp4Cleaning(file).track(box);
    } else {
      tracksRemoved++;
      box.erase(file);
    }
  }

  private void eraseUnused() throws ClipRejectedException {
    Mp4Samples samples = new Mp4Samples(file);
    for (Mp4Track track : tracks) {
      samples.add(track);
    }
    samples.eraseOthers(data);
  }

  private long length() throws ClipRejectedException {
    long known = Math.max(lengthMs, fragments.lengthMs(tracks));
    return known > 0 ? known : tracks.stream().mapToLong(Mp4Track::lengthMs).max().orElse(0);
  }
}
