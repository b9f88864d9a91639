package social.kith.node.contact;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
import social.kith.crypto.SignedWeeklyKey;
import social.kith.node.find.LocalAddresses;
import social.kith.node.link.Link;
import social.kith.node.link.LinkEnvironment;
import social.kith.node.link.LinkHandler;
import social.kith.node.link.LinkLoss;
import social.kith.node.link.LinkSpec;
import social.kith.node.link.RecordKind;
import social.kith.node.link.Refusal;
import social.kith.node.link.Traffic;
import social.kith.storage.Contact;
import social.kith.storage.ContactState;
import social.kith.storage.Offence;
import social.kith.storage.Standing;
import social.kith.storage.Store;

/** Loop-owned. One contact and the link to them. */
public final class ContactLink {
  private static final Logger LOG = LoggerFactory.getLogger(ContactLink.class);
  private static final int MAX_ADDRESSES = 16;

  private final LinkEnvironment environment;
  private final Store store;
  private final OwnCard own;
  private final ContactListener listener;
  private final Traffic traffic;
  private final Secret psk;
  private final LinkKeys keys;
  private final MeetingSecret meeting;

  private Contact contact;
  private OptionalInt port = OptionalInt.empty();
  private @Nullable Link link;
  private Offence.Kind lastRejected = Offence.Kind.MALFORMED;
  private boolean theyConfirmed;
  private boolean ready;
  private LinkState state;

  /**
   * Where the link stands.
   *
   * @param online whether a session stands
   * @param connecting whether a transport stands that is being proven
   * @param sameNetwork whether the other end is on this machine or a private network
   * @param since when this began
   * @param loss why the link is not up, if it was tried
   */
  public record LinkState(
      boolean online,
      boolean connecting,
      boolean sameNetwork,
      Instant since,
      Optional<LinkLoss> loss) {}

  ContactLink(
      Contact contact,
      Secret pairSecret,
      Traffic traffic,
      LinkEnvironment environment,
      Store store,
      OwnCard own,
      ContactListener listener) {
    this.contact = contact;
    this.traffic = traffic;
    this.environment = environment;
    this.store = store;
    this.own = own;
    this.listener = listener;
    this.psk = pairSecret.derive(Label.SESSION_PSK);
    this.meeting = new MeetingSecret(pairSecret);
    try (Secret seed = pairSecret.derive(Label.LINK_SEED)) {
      this.keys = LinkKeys.derive(seed);
    }
    this.state = offline(Optional.empty());
  }

  /** The contact as stored. */
  public Contact contact() {
    return contact;
  }

  /** What keeps the contact from being linked and shared with. */
  Standing standing() {
    return contact.standing();
  }

  /** Where the link stands. */
  public LinkState state() {
    return state;
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

  /** Opens no link, but leaves its port to no other one: whoever calls there meets nobody. */
  void keepPort() {
    OptionalInt taken = environment.ports().take(OptionalInt.of(contact.linkPort()));
    port = taken;
    if (taken.isPresent() && taken.getAsInt() != contact.linkPort()) {
      update(contact.withLinkPort(taken.getAsInt()));
      store.update(tx -> store.contacts().linkPort(tx, id(), taken.getAsInt()));
    }
  }

  void start() {
    keepPort();
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
        new Link(
            spec, port.getAsInt(), environment, () -> contact.addresses(), traffic, new Events());
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
    boolean confirmed = contact.state() != ContactState.PENDING && standing().mayShare();
    ContactMessage.Start start =
        new ContactMessage.Start(
            own.name(), ownAddresses(), confirmed, Optional.of(own.weeklyKey()));
    send(RecordKind.CONTACT, start.encode());
  }

  /** Where this node waits for the contact. */
  public List<InetSocketAddress> ownAddresses() {
    return link == null ? List.of() : environment.local().withPort(link.port());
  }

  /** By what the two meet again. */
  public MeetingSecret meeting() {
    return meeting;
  }

  /** The contact said, through somebody else, where they are: tried at once. */
  public void found(List<InetSocketAddress> addresses) {
    Contact old = contact;
    update(old.withAddresses(merge(addresses)));
    if (!contact.equals(old)) {
      save(false);
    }
    dialNow();
  }

  void confirm() {
    update(contact.withState(ContactState.CONFIRMED));
    sendStart();
    becomeReady();
  }

  /** The person acknowledged that this is a contact's new key. */
  void acknowledged() {
    update(contact.withStanding(Standing.GOOD));
    if (contact.state() == ContactState.PENDING) {
      update(contact.withState(ContactState.CONFIRMED));
    }
    sendStart();
    becomeReady();
  }

  void verified(Optional<Instant> at) {
    update(contact.withVerifiedAt(at));
  }

  void close() {
    meeting.close();
    port.ifPresent(environment.ports()::release);
    port = OptionalInt.empty();
    if (link != null) {
      link.close();
      link = null;
    }
    psk.close();
    if (state.online()) {
      seenNow();
    }
    if (ready) {
      ready = false;
      listener.gone(id());
    }
  }

  private ContactId id() {
    return contact.id();
  }

  private void update(Contact changed) {
    contact = changed;
  }

  private void becomeReady() {
    if (!ready
        && link != null
        && link.isOnline()
        && theyConfirmed
        && standing().mayShare()
        && contact.state() == ContactState.CONFIRMED) {
      ready = true;
      listener.ready(this);
    }
  }

  private void received(ContactMessage message) throws MalformedException {
    if (!(message instanceof ContactMessage.Start start)) {
      throw new MalformedException("a pairing message on the link of a contact");
    }
    if (start.weeklyKey().isPresent()) {
      keep(start.weeklyKey().get());
    }
    if (!state.online()) {
      becomeOnline(start.addresses());
    }
    theyConfirmed = start.confirmed();
    List<InetSocketAddress> known = merge(start.addresses());
    boolean accepted = start.confirmed() && contact.state() == ContactState.AWAITING;
    Contact old = contact;
    Contact changed = old.withName(start.name()).withAddresses(known);
    update(accepted ? changed.withState(ContactState.CONFIRMED) : changed);
    if (!contact.equals(old)) {
      save(accepted);
    }
    becomeReady();
    listener.changed(id());
  }

  /** Their weekly key, of a session with them: so it is their newest. */
  private void keep(byte[] weeklyKey) throws MalformedException {
    if (!store
        .contacts()
        .weeklyKey(id())
        .map(known -> Arrays.equals(known, weeklyKey))
        .orElse(false)) {
      var unused = SignedWeeklyKey.verify(contact.key(), weeklyKey);
      store.update(tx -> store.contacts().weeklyKey(tx, id(), weeklyKey));
    }
  }

  /**
   * A record of theirs was opened: only now is it certain that they are at the other end. Where ICE
   * does not tell their address, as when they called, it is one of those that they say.
   */
  private void becomeOnline(List<InetSocketAddress> told) {
    Optional<InetSocketAddress> met = link == null ? Optional.empty() : link.remoteAddress();
    boolean near =
        met.map(List::of).orElse(told).stream()
            .map(InetSocketAddress::getAddress)
            .anyMatch(LocalAddresses::isNear);
    state = new LinkState(true, false, near, environment.loop().now(), Optional.empty());
  }

  private void save(boolean accepted) {
    Contact now = contact;
    store.update(
        tx -> {
          store.contacts().rename(tx, now.id(), now.name());
          store.contacts().addresses(tx, now.id(), now.addresses());
          if (accepted) {
            store.contacts().confirm(tx, now.id());
          }
        });
  }

  /** Where the contact was met just now, then what it says, each once. */
  private List<InetSocketAddress> merge(List<InetSocketAddress> told) {
    Set<InetSocketAddress> all = new LinkedHashSet<>();
    if (link != null) {
      link.remoteAddress().ifPresent(all::add);
    }
    all.addAll(told);
    List<InetSocketAddress> merged = new ArrayList<>(all);
    return List.copyOf(merged.subList(0, Math.min(MAX_ADDRESSES, merged.size())));
  }

  private void seenNow() {
    Instant now = environment.loop().now();
    update(contact.withLastSeenAt(now));
    store.update(tx -> store.contacts().seen(tx, id(), now));
  }

  private LinkState offline(Optional<LinkLoss> loss) {
    return new LinkState(false, false, false, environment.loop().now(), loss);
  }

  private final class Events implements LinkHandler {
    @Override
    public void connecting() {
      state = new LinkState(false, true, false, environment.loop().now(), Optional.empty());
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
        seenNow();
      }
      state = ContactLink.this.offline(Optional.of(loss));
      if (loss.isOffence()) {
        boolean flood = loss.cause() == LinkLoss.Cause.FLOOD;
        listener.offended(id(), flood ? Offence.Kind.FLOOD : lastRejected);
        lastRejected = Offence.Kind.MALFORMED;
      }
      listener.changed(id());
      if (loss.cause() == LinkLoss.Cause.PORT_BUSY && link != null) {
        environment.ports().release(link.port());
        link.close();
        start();
      }
    }
  }
}
