package social.kith.node.contact;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.find.AddressSource;
import social.kith.node.link.LinkEnvironment;

/**
 * Loop-owned. Where a contact may be: by their own word, in a session or through somebody else, by
 * the host name that they told, and by hints of nobody who proved anything.
 */
final class Whereabouts {
  private static final Logger LOG = LoggerFactory.getLogger(Whereabouts.class);

  private final KnownContact known;
  private final LinkEnvironment environment;
  private final ContactPath path;
  private final Runnable dial;
  private final Hints hints = new Hints();
  private final TheirName theirName;

  /**
   * As stored.
   *
   * @param path is told from where addresses came
   * @param dial tries all addresses now
   */
  Whereabouts(KnownContact known, LinkEnvironment environment, ContactPath path, Runnable dial) {
    this.known = known;
    this.environment = environment;
    this.path = path;
    this.dial = dial;
    this.theirName =
        new TheirName(
            environment.loop(),
            environment.names()::find,
            known.place(),
            found -> hint(found, AddressSource.HOST_NAME));
  }

  /** Where they are dialled. */
  List<InetSocketAddress> addresses() {
    return hints.after(known.get().addresses(), environment.loop().monotonicMs());
  }

  /**
   * They said, through somebody else, where they are: tried at once.
   *
   * @param met where they are met at this moment
   */
  void found(
      Optional<InetSocketAddress> met, List<InetSocketAddress> addresses, AddressSource source) {
    known.found(met, addresses);
    path.found(addresses, source);
    dial.run();
  }

  /** They may be there, by the word of nobody who proved it: tried, never stored. */
  void hint(List<InetSocketAddress> addresses, AddressSource source) {
    if (hints.add(addresses, environment.loop().monotonicMs())) {
      LOG.info("{} may be found: {}", known.id().shortHex(), source);
      List<InetSocketAddress> fresh = new ArrayList<>(addresses);
      fresh.removeAll(known.get().addresses());
      path.hinted(fresh, source, addresses());
      dial.run();
    }
  }

  /** They are being dialled. */
  void dialled(List<InetSocketAddress> addresses) {
    path.dialled(addresses);
    theirName.dialled();
  }

  /** They said in a session by which name they are reached. */
  void told(Optional<HostPlace> place) {
    if (theirName.told(place)) {
      known.place(place);
    }
    path.told();
  }

  /** A session stands: what it began with is certain, and the hints are needed no more. */
  void met() {
    hints.clear();
  }
}
