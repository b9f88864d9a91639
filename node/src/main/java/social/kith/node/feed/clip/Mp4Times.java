package social.kith.node.feed.clip;

/**
 * What a header of a film or of a track's media says of time: how many units a second has and how
 * many of them it lasts, 0 where it does not say.
 */
record Mp4Times(long unitsPerSecond, long units) {
  private static final int VERSION_BYTES = 4;

  static Mp4Times of(ClipBytes file, Box box) throws ClipRejectedException {
    int word = word(file, box);
    int at = VERSION_BYTES + 2 * word;
    long unitsPerSecond = box.uint32(file, at);
    long units = box.uint(file, at + 4, word);
    boolean unknown = units < 0 || (word == 4 && units == 0xffff_ffffL);
    return new Mp4Times(unitsPerSecond, unknown ? 0 : units);
  }

  /** Takes out when it was made and changed, which such a header and a track's begin with. */
  static void eraseDates(ClipBytes file, Box box) throws ClipRejectedException {
    box.blank(file, VERSION_BYTES, 2 * word(file, box));
  }

  /** Size of the long numbers of this version. */
  private static int word(ClipBytes file, Box box) throws ClipRejectedException {
    return box.version(file) == 1 ? 8 : 4;
  }

  long lengthMs() throws ClipRejectedException {
    return ms(units, unitsPerSecond);
  }

  /** Rounded up, so that what lasts at all lasts a millisecond. */
  static long ms(long units, long unitsPerSecond) throws ClipRejectedException {
    if (units == 0) {
      return 0;
    }
    boolean sane = unitsPerSecond > 0 && units > 0 && units < Long.MAX_VALUE / 1_000 - 1_000_000;
    if (!sane) {
      throw ClipRejectedException.damaged();
    }
    return (units * 1_000 + unitsPerSecond - 1) / unitsPerSecond;
  }
}
