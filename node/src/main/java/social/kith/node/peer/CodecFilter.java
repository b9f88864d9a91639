package social.kith.node.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Chooses among the codecs of one media section. */
@FunctionalInterface
public interface CodecFilter {
  /**
   * Chooses.
   *
   * @param codecs those of one section, the preferred one first; what belongs to a codec
   *     (retransmission, redundancy, error correction) is not among them and goes with it
   * @return some of them, the preferred one first. One that was not there is ignored
   */
  List<Codec> choose(List<Codec> codecs);

  /** Leaves out the codecs for which this does not hold. */
  static CodecFilter keep(Predicate<Codec> wanted) {
    return codecs -> codecs.stream().filter(wanted).toList();
  }

  /** Puts the codecs for which this holds before the others. */
  static CodecFilter prefer(Predicate<Codec> wanted) {
    return codecs -> {
      List<Codec> ordered = new ArrayList<>(codecs.stream().filter(wanted).toList());
      ordered.addAll(codecs.stream().filter(wanted.negate()).toList());
      return ordered;
    };
  }

  /** Changes the codecs of this kind alone. */
  default CodecFilter of(MediaStreamTrack.Kind kind) {
    return codecs ->
        codecs.stream().anyMatch(codec -> codec.kind() == kind) ? choose(codecs) : codecs;
  }
}
