package social.kith.node.peer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The filters of a peer, one applied after another to every offer, whoever makes it. Any thread.
 */
final class CodecFilters {
  private final List<CodecFilter> filters = new CopyOnWriteArrayList<>();

  void add(CodecFilter filter) {
    filters.add(filter);
  }

  /**
   * An offer with the chosen codecs.
   *
   * @throws PeerException if a section would have none
   */
  SessionDescription apply(SessionDescription offer) throws PeerException {
    if (filters.isEmpty()) {
      return offer;
    }
    Sdp sdp = new Sdp(offer.sdp());
    List<List<String>> media = sdp.media();
    for (int i = 0; i < media.size(); i++) {
      CodecSection section = new CodecSection(media.get(i));
      List<Codec> choices = section.choices();
      List<Codec> chosen = choices.isEmpty() ? choices : choose(choices, i);
      if (!chosen.equals(choices)) {
        media.set(i, section.with(chosen));
      }
    }
    return new SessionDescription(offer.type(), sdp.text());
  }

  private List<Codec> choose(List<Codec> choices, int section) throws PeerException {
    List<Codec> left = choices;
    for (CodecFilter filter : filters) {
      left = chosenBy(filter, left);
      if (left.isEmpty()) {
        throw new PeerException(
            PeerException.Reason.NO_CODEC,
            "the codec filters leave none of " + choices.size() + " in media section " + section);
      }
    }
    return left;
  }

  private static List<Codec> chosenBy(CodecFilter filter, List<Codec> codecs) throws PeerException {
    try {
      return filter.choose(codecs).stream().filter(codecs::contains).distinct().toList();
    } catch (RuntimeException e) {
      throw new PeerException(PeerException.Reason.NO_CODEC, "a codec filter failed", e);
    }
  }
}
