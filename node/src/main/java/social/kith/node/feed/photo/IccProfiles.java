package social.kith.node.feed.photo;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Takes an embedded colour profile out of a file (ICC.1:2022, annex B). Anything else is none. */
final class IccProfiles {
  /** The largest that printers' profiles have is about 3 MiB. */
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private static final int HEADER_BYTES = 128;

  private IccProfiles() {}

  /** Joins the parts of a JPEG's APP2 segments, keyed by their number, which counts from 1. */
  static Optional<byte[]> join(SortedMap<Integer, byte[]> parts) {
    var profile = new ByteArrayOutputStream();
    int expected = 1;
    for (Map.Entry<Integer, byte[]> part : parts.entrySet()) {
      if (part.getKey() != expected++) {
        return Optional.empty();
      }
      profile.writeBytes(part.getValue());
    }
    return checked(profile.toByteArray());
  }

  /** Reads the data of a PNG's iCCP chunk: name, 0, method 0, zlib stream. */
  static Optional<byte[]> inflate(byte[] source, int from, int to) {
    int nameEnd = from;
    while (nameEnd < to && source[nameEnd] != 0) {
      nameEnd++;
    }
    if (nameEnd + 2 >= to || source[nameEnd + 1] != 0) {
      return Optional.empty();
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(source, nameEnd + 2, to - nameEnd - 2);
      var profile = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      int count;
      while ((count = inflater.inflate(buffer)) > 0 && profile.size() <= MAX_BYTES) {
        profile.write(buffer, 0, count);
      }
      return checked(profile.toByteArray());
    } catch (DataFormatException e) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }

  /** A profile as it is, in a WebP's ICCP chunk. */
  static Optional<byte[]> plain(byte[] source, int from, int to) {
    return checked(Arrays.copyOfRange(source, from, to));
  }

  private static Optional<byte[]> checked(byte[] profile) {
    boolean sane =
        profile.length > HEADER_BYTES
            && profile.length <= MAX_BYTES
            && profile[36] == 'a'
            && profile[37] == 'c'
            && profile[38] == 's'
            && profile[39] == 'p';
    return sane ? Optional.of(profile) : Optional.empty();
  }
}
