package social.kith.node.contact;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.ContactId;
import social.kith.crypto.Label;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.MalformedException;
import social.kith.crypto.MeetingSecret;
import social.kith.crypto.Secret;
import social.kith.crypto.SessionHandshake;
import social.kith.node.find.AddressSource;
import social.kith.node.link.Link;
import social.kith.node.link.LinkEnvironment;
import social.kith.node.link.LinkHandler;
import social.kith.node.link.LinkLoss;
import social.kith.node.link.LinkSpec;
import social.kith.node.link.RecordKind;
import social.kith.node.link.Refusal;
import social.kith.node.link.Traffic;
import social.kith.node.peer.CandidatePair;
import social.kith.storage.Contact;
import social.kith.storage.ContactState;
import social.kith.storage.Offence;
import social.kith.storage.Standing;
import social.kith.storage.Store;

/** Loop-owned. One contact and the link to them. */
public final class ContactLink {
  private static final Logger LOG = LoggerFactory.getLogger(ContactLink.class);
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private final LinkEnvironment environment;
  private final KnownContact known;
  private final OwnCard own;
  private final ContactListener listener;
  private final Traffic traffic;
  private final Secret psk;
  private final LinkKeys keys;
  private final MeetingSecret meeting;

  private OptionalInt port = OptionalInt.empty();
  private Reach near = Reach.DIRECT;
  private @Nullable Link link;
  private Offence.Kind lastRejected = Offence.Kind.MALFORMED;
  private boolean theyConfirmed;
  private boolean ready;
  private boolean closed;
  private LinkState state;
  private final ContactPath path;
  private final Whereabouts whereabouts;

  ContactLink(
      Contact contact,
      Secret pairSecret,
      Traffic traffic,
      LinkEnvironment environment,
      Store store,
      OwnCard own,
      ContactListener listener) {
    this.known = new KnownContact(contact, store);
    this.traffic = traffic;
    this.environment = environment;
    this.own = own;
    this.listener = listener;
    this.psk = pairSecret.derive(Label.SESSION_PSK);
    this.meeting = new MeetingSecret(pairSecret);
    try (Secret seed = pairSecret.derive(Label.LINK_SEED)) {
      this.keys = LinkKeys.derive(seed);
    }
    this.path = new ContactPath(environment.loop(), () -> listener.pathChanged(contact.id()));
    this.state = LinkState.offline(environment.loop().now(), Optional.empty());
    this.whereabouts = new Whereabouts(known, environment, path, this::dialNow);
  }

  /** The contact as stored. */
  public Contact contact() {
    return known.get();
  }

  /** What keeps the contact from being linked and shared with. */
  Standing standing() {
    return known.standing();
  }

  /** Where the link stands. */
  public LinkState state() {
    return state;
  }

  /** The UDP port of their link, if one was free. */
  public OptionalInt port() {
    return port;
  }

  /** How they are reached. */
  public ContactPath path() {
    return path;
  }

  /** Looks at the link in use; then the path and the state say what it is like. On the loop. */
  public CompletableFuture<ContactPath> measure() {
    return link == null || !state.online()
        ? CompletableFuture.completedFuture(path)
        : path.measure(link.candidatePair(), this::reached);
  }

  private void reached(Optional<CandidatePair> pair) {
    Reach way = pair.filter(CandidatePair::isRelayed).isPresent() ? Reach.RELAYED : near;
    if (way != state.reach()) {
      state = LinkState.online(way, state.since());
      listener.changed(id());
    }
  }

  /** Whether items can be sent now. */
  public boolean isReady() {
    return ready;
  }

  /** What has gone over the links to this contact. */
  public Traffic traffic() {
    return traffic;
  }

  /** Sends a message; dropped if the link is not up. */
  public void send(RecordKind kind, byte[] body) {
    if (link != null) {
      link.send(kind, body);
    }
  }

  /** Sends a bulk frame; dropped if the link is not up. */
  public void sendBulk(byte[] frame) {
    if (link != null) {
      link.sendBulk(frame);
    }
  }

  /** Bytes of bulk frames that wait in the transport. */
  public long bulkBuffered() {
    return link == null ? 0 : link.bulkBuffered();
  }

  /** Ends the session because the contact sent something the protocol does not allow. */
  public void reject(MalformedException why) {
    if (link != null) {
      lastRejected = why instanceof ForgedException ? Offence.Kind.FORGED : Offence.Kind.MALFORMED;
      link.reject(why);
    }
  }

  /** Ends the session and tells the contact why; the link is tried again after a pause. */
  public void refuse(Refusal why) {
    if (link != null) {
      link.refuse(why);
    }
  }

  /** Closes the session in order and begins another. */
  public void renew() {
    if (link != null) {
      link.renew();
    }
  }

  /**
   * Leaves the port of its link to no other one; until that is open, who calls there meets nobody.
   */
  void keepPort() {
    port = environment.ports().take(OptionalInt.of(contact().linkPort()));
    port.ifPresent(known::linkPort);
  }

  /** Opens the link on the port that was kept. */
  void start() {
    if (closed) {
      return;
    }
    if (port.isEmpty()) {
      LOG.warn("no UDP port is free for a link; close programs that use many");
      return;
    }
    boolean first = environment.self().id().compareTo(id()) < 0;
    LinkSpec spec =
        new LinkSpec(
            first ? SessionHandshake.Role.OFFERER : SessionHandshake.Role.ANSWERER,
            keys,
            environment.self(),
            Optional.of(id()),
            psk,
            new byte[0],
            id().shortHex());
    link =
        new Link(spec, port.getAsInt(), environment, this::theirAddresses, traffic, new Events());
    link.start();
  }

  void dialNow() {
    if (link != null) {
      link.dialNow();
    }
  }

  /** Tells the contact anew what Start holds. */
  void sendStart() {
    if (link == null || !link.isOnline()) {
      return;
    }
    boolean confirmed = contact().state() != ContactState.PENDING && standing().mayShare();
    ContactMessage.Start start =
        new ContactMessage.Start(
            own.name(), ownAddresses(), confirmed, Optional.of(own.weeklyKey()), ownPlace());
    send(RecordKind.CONTACT, start.encode());
  }

  private Optional<HostPlace> ownPlace() {
    return port.isEmpty()
        ? Optional.empty()
        : environment.names().own().map(name -> new HostPlace(name, port.getAsInt()));
  }

  /** Where this node waits for the contact. */
  public List<InetSocketAddress> ownAddresses() {
    return port.isEmpty() ? List.of() : environment.ownAddresses(port.getAsInt());
  }

  /** By what the two meet again. */
  public MeetingSecret meeting() {
    return meeting;
  }

  /** Whether it is right to look for the contact while there is no link. */
  public boolean mayBeLookedFor() {
    return !closed && known.isConfirmed() && standing().mayShare();
  }

  /** The contact said, by somebody else, where they are: tried at once. */
  public void found(List<InetSocketAddress> addresses, AddressSource source) {
    whereabouts.found(remoteAddress(), addresses, source);
  }

  /** The contact may be there, by the word of nobody who proved it: tried, never stored. */
  public void hint(List<InetSocketAddress> addresses, AddressSource source) {
    whereabouts.hint(addresses, source);
  }

  /** Where they are dialled. */
  List<InetSocketAddress> theirAddresses() {
    return whereabouts.addresses();
  }

  void confirm() {
    known.confirmed();
    sendStart();
    becomeReady();
  }

  /** The person acknowledged that this is a contact's new key. */
  void acknowledged() {
    known.acknowledged();
    sendStart();
    becomeReady();
  }

  void verified(Optional<Instant> at) {
    known.verified(at);
  }

  void close() {
    closed = true;
    meeting.close();
    port.ifPresent(environment.ports()::release);
    port = OptionalInt.empty();
    if (link != null) {
      link.close();
      link = null;
    }
    psk.close();
    if (state.online()) {
      known.seen(environment.loop().now());
    }
    if (ready) {
      ready = false;
      listener.gone(id());
    }
  }

  private ContactId id() {
    return known.id();
  }

  private void becomeReady() {
    if (!ready
        && link != null
        && link.isOnline()
        && theyConfirmed
        && standing().mayShare()
        && known.isConfirmed()) {
      ready = true;
      listener.ready(this);
    }
  }

  private void received(ContactMessage message) throws MalformedException {
    if (!(message instanceof ContactMessage.Start start)) {
      throw new MalformedException("a pairing message on the link of a contact");
    }
    known.told(start, remoteAddress(), environment.loop().now());
    whereabouts.told(start.place());
    if (!state.online()) {
      becomeOnline(start.addresses());
    }
    theyConfirmed = start.confirmed();
    becomeReady();
    listener.changed(id());
  }

  /**
   * A record of theirs was opened: only now is it certain that they are at the other end. Where ICE
   * does not tell their address, as when they called, it is one of those that they say.
   */
  private void becomeOnline(List<InetSocketAddress> told) {
    whereabouts.met();
    Optional<InetSocketAddress> met = remoteAddress();
    near =
        Reach.of(
            met.map(List::of).orElse(told).stream().map(InetSocketAddress::getAddress).toList());
    state = LinkState.online(near, environment.loop().now());
    path.online();
    // At first the way that was found first is used, and soon the best one.
    var unused = measure();
    environment.loop().schedule(SETTLED, this::measure);
  }

  private Optional<InetSocketAddress> remoteAddress() {
    return link == null ? Optional.empty() : link.remoteAddress();
  }

  private final class Events implements LinkHandler {
    @Override
    public void dialled(List<InetSocketAddress> addresses) {
      whereabouts.dialled(addresses);
    }

    @Override
    public void unanswered() {
      path.unanswered();
    }

    @Override
    public void moved() {
      sendStart();
      listener.moved(id());
    }

    @Override
    public void connecting() {
      state = LinkState.connecting(environment.loop().now());
      listener.changed(id());
    }

    @Override
    public void online() {
      sendStart();
    }

    @Override
    public void message(RecordKind kind, byte[] body) {
      try {
        if (kind == RecordKind.CONTACT) {
          received(ContactMessage.parse(body));
        } else if (ready) {
          listener.message(id(), kind, body);
        } else {
          throw new MalformedException("a message before both sides agreed to share");
        }
      } catch (MalformedException e) {
        reject(e);
      }
    }

    @Override
    public void bulk(byte[] frame) {
      try {
        if (ready) {
          listener.bulk(id(), frame);
        }
      } catch (MalformedException e) {
        reject(e);
      }
    }

    @Override
    public void offline(LinkLoss loss) {
      boolean wasOnline = state.online();
      theyConfirmed = false;
      if (ready) {
        ready = false;
        listener.gone(id());
      }
      if (wasOnline) {
        known.seen(environment.loop().now());
      }
      path.offline(loss);
      state = LinkState.offline(environment.loop().now(), Optional.of(loss));
      if (loss.isOffence()) {
        boolean flood = loss.cause() == LinkLoss.Cause.FLOOD;
        listener.offended(id(), flood ? Offence.Kind.FLOOD : lastRejected);
        lastRejected = Offence.Kind.MALFORMED;
      }
      listener.changed(id());
      if (loss.cause() == LinkLoss.Cause.PORT_BUSY && link != null) {
        environment.ports().lost(link.port());
        link.close();
        start();
      }
    }
  }
}
