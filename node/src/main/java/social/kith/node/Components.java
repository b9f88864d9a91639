package social.kith.node;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.crypto.NodeKeys;
import social.kith.node.contact.ContactBook;
import social.kith.node.contact.InviteDesk;
import social.kith.node.contact.OwnCard;
import social.kith.node.contact.UsedInvites;
import social.kith.node.feed.Feed;
import social.kith.node.feed.PhotoShelf;
import social.kith.node.feed.ProfileCards;
import social.kith.node.feed.StoredPost;
import social.kith.node.feed.search.SearchIndex;
import social.kith.node.find.HostNames;
import social.kith.node.find.LinkPorts;
import social.kith.node.find.LocalAddresses;
import social.kith.node.find.NetworkWatch;
import social.kith.node.find.map.PortMappings;
import social.kith.node.link.LinkEnvironment;
import social.kith.node.link.LinkServers;
import social.kith.node.loop.ThreadEventLoop;
import social.kith.node.meet.KeyRing;
import social.kith.node.meet.Meetings;
import social.kith.node.meet.lan.LanCarrier;
import social.kith.node.peer.MediaDevices;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.sync.Sync;
import social.kith.storage.Home;
import social.kith.storage.Offence;
import social.kith.storage.Store;
import social.kith.storage.StoreException;

/** The parts of a running node, each made once and in the order in which they need each other. */
final class Components {
  private static final Logger LOG = LoggerFactory.getLogger(Components.class);
  private static final long GOODBYE_MS = 250;
  private static final long PORTS_LIMIT_MS = 1_500;

  final NodeConfig config;
  final Instant startedAt = Instant.now();
  final ThreadEventLoop loop;
  final EventHub hub;
  final Store store;
  final PeerConnectionFactory factory;
  final ProfileCards cards;
  final Profile profile;
  final OwnProfile ownProfile;
  final NodeSettings settings;
  final ContactViews contacts;
  final PhotoRules rules;
  final Conduct conduct;
  final PostViews posts;
  final PostConversations conversations;
  final Feed feed;
  final FeedReading reading;
  final Marks marks;
  final Notices notices;
  final PhotoShelf shelf;
  final PhotoReading photos;
  final DraftPhotos drafts;
  final PostDrafts postDrafts;
  final Sharing sharing;
  final Circles circles;
  final Search search;
  final Health health;
  final Storage storage;
  final Activity activity;
  final Sync sync;
  final SharedPosts shared;
  final Expiring expiring;
  final TransferViews transferViews;
  private final TransferEvents transferEvents;
  final ContactBook book;
  private final LinkPorts ports;
  final KeyRing weeklyKeys;
  final Brokers brokers;
  final Meetings meetings;
  final Ways ways;
  private final NetworkWatch network;
  final PortMappings mappings;
  private final HostNames names;
  final OwnHostName hostName;
  final Verification verification;
  final Recovery recovery;
  final Archive archive;
  final Blocking blocking;
  final KeyChanges keyChanges;
  final Pairing pairing;
  final Live live;
  final Cameras cameras;
  final Doctor doctor;
  final ContactPaths paths;
  final InviteDesk invites;
  final UsedInvites used;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Components(
      NodeConfig config, NodeKeys keys, Store store, PeerConnectionFactory factory, EventHub hub) {
    this.config = config;
    loop = new ThreadEventLoop("kith-loop", config.clock());
    this.hub = hub;
    this.store = store;
    this.factory = factory;
    ContactId self = keys.identity().id();
    cards = new ProfileCards(keys.identity(), store, config.clock());
    profile = new Profile(self, store, cards);
    settings = new NodeSettings(store);
    rules = new PhotoRules(settings, store);
    conduct = new Conduct(store);
    contacts = new ContactViews(store, rules, conduct, cards);
    feed = new Feed(keys.identity(), store);
    Speakers speakers = new Speakers(self, contacts, profile);
    ConversationViews talks =
        new ConversationViews(store, feed.conversations(), contacts, speakers);
    notices = new Notices(store, new NoticeViews(self, store, feed, speakers), loop, hub);
    posts = new PostViews(self, store, feed, contacts, profile, rules, talks);
    reading = new FeedReading(self, feed, store, posts, config.clock());
    marks = new Marks(store, feed, posts, contacts, loop, hub, notices);
    shelf = new PhotoShelf(store, config.clock());
    photos = new PhotoReading(store, shelf);
    drafts = new DraftPhotos(shelf, photos);
    Audiences audiences = new Audiences(contacts);
    ChosenPhotos chosen = new ChosenPhotos(shelf);
    postDrafts = new PostDrafts(store, drafts, chosen, loop, hub);
    sharing = new Sharing(feed, chosen, audiences, store.circles(), config.clock());
    SearchIndex index = new SearchIndex(store);
    search = new Search(index, self, contacts, profile, posts, talks);
    StorageUse use = new StorageUse(config.home(), store, index, self, contacts);
    storage = new Storage(store, use, contacts, config.clock(), this::photosChanged);
    health = new Health(store, loop, hub, this::beginSyncAnew);
    activity = new Activity(feed, store, loop, posts, hub, rules, health, new Changes());
    sync = new Sync(store, loop, activity);
    ownProfile = new OwnProfile(profile, cards, drafts, loop, hub, sync);
    transferViews = new TransferViews(store, feed, contacts, rules);
    transferEvents = new TransferEvents(sync, transferViews, loop, hub);
    PostEvents told = new PostEvents(feed, posts, activity, hub, this::publishContact);
    Editing editing = new Editing(feed, chosen);
    shared =
        new SharedPosts(self, settings, audiences, editing, feed, store, posts, loop, sync, told);
    expiring = new Expiring(feed, store, loop, sync, new Ended());
    circles = new Circles(store, contacts, audiences, loop, hub, shared);
    conversations = new PostConversations(self, feed, store, talks, loop, sync, told);
    boolean alone = config.network() == NodeConfig.Network.LOOPBACK;
    LocalAddresses local = alone ? LocalAddresses.loopback() : LocalAddresses.all();
    ports = new LinkPorts(config.firstLinkPort());
    LinkServers asked = new LinkServers();
    mappings = new PortMappings(loop);
    names = new HostNames(loop, alone);
    hostName = new OwnHostName(store, loop, names);
    LinkEnvironment environment =
        new LinkEnvironment(keys.identity(), factory, loop, ports, local, asked, mappings, names);
    book = new ContactBook(environment, store, new Card(), new ContactEvents(this));
    weeklyKeys = new KeyRing(keys.identity(), store, loop, book::announce);
    IceServers servers =
        new IceServers(
            store,
            () -> settings.view().publicStun() && !alone,
            () -> loop.execute(this::askServers));
    brokers = new Brokers(store, loop, hub);
    meetings = new Meetings(keys.identity(), store, loop, weeklyKeys, book::all, brokers::changed);
    brokers.usedBy(meetings::useBrokers);
    names.whenChanged(book::announce);
    ways = new Ways(alone, book, meetings, new LanCarrier(self, loop), servers, mappings);
    network = new NetworkWatch(loop, local, this::moved);
    verification = new Verification(keys.identity().key(), contacts, book, loop);
    recovery = new Recovery(keys, store, hub);
    archive = new Archive(keys.identity(), profile, contacts, store, feed, shelf, cards, hub);
    invites =
        new InviteDesk(environment, store, book, profile::nameOrDefault, new InviteEvents(this));
    used =
        new UsedInvites(
            environment,
            store,
            book,
            profile::nameOrDefault,
            progress -> hub.publish(new NodeEvent.PairingChanged(PairingViews.view(progress))));
    live =
        new Live(
            self,
            loop,
            hub,
            factory,
            servers,
            contacts,
            audiences,
            profile,
            this::missedCall,
            this::share);
    cameras = new Cameras(loop, hub, store, audiences, live, new MediaDevices(loop));
    blocking = new Blocking(book, used, live, cameras, loop);
    keyChanges = new KeyChanges(contacts, book, loop);
    pairing = new Pairing(profile, contacts, store, loop, invites, used);
    doctor = new Doctor(this);
    paths =
        new ContactPaths(
            this, new PathViews(doctor::mapping, port -> mappings.externalOf(port).isPresent()));
  }

  /**
   * Opens everything or nothing.
   *
   * @param home held, and closed by the caller after these
   * @param keys likewise
   */
  static Components start(NodeConfig config, Home home, NodeKeys keys, EventHub hub)
      throws StartException {
    CompletableFuture<PeerConnectionFactory> nativeLibrary = NativeStart.begin();
    Store store = null;
    try {
      store = Store.open(home, keys.storageKey());
      PeerConnectionFactory factory = nativeLibrary.get(30, SECONDS);
      Components parts = new Components(config, keys, store, factory, hub);
      // Before the links are up: from then on items come.
      parts.feed.changes().readAgain();
      var unused = parts.shelf.sweep().exceptionally(Components::notSwept);
      parts.loop.submit(parts::startLinks).get(30, SECONDS);
      StoreCheck.start(parts.store, parts.loop, parts.health);
      parts.search.start(hub);
      parts.notices.start();
      parts.storage.start(hub);
      return parts;
    } catch (StoreException | ExecutionException | InterruptedException | TimeoutException e) {
      NativeStart.giveUp(nativeLibrary);
      if (store != null) {
        store.close();
      }
      throw StartException.of(config.home(), e);
    }
  }

  private static int notSwept(Throwable error) {
    LOG.info("images that belong to nothing stay until the next start");
    return 0;
  }

  private boolean startLinks() {
    weeklyKeys.start();
    contacts.formerIds(store.keyChanges().formerIds());
    expiring.start();
    ways.askServers();
    hostName.start();
    book.start();
    meetings.start(settings.view().meetThroughContacts());
    ways.turn(settings.view());
    network.start();
    brokers.start();
    book.all().forEach(contacts::put);
    invites.start();
    used.start();
    cameras.start();
    return true;
  }

  /** A new own post: on its way, and shown. On the loop. */
  void shared(Sharing.Shared shared) {
    sync.queued(shared.audience());
    hub.publish(new NodeEvent.PostAdded(posts.view(shared.post())));
    shared.audience().forEach(this::publishContact);
  }

  /** Stores a post and queues it for its audience; returns after COMMIT. Off the loop. */
  StoredPost share(NewPost wished) {
    Sharing.Shared shared = sharing.share(wished);
    if (shared.fresh()) {
      loop.execute(() -> shared(shared));
    }
    return shared.post();
  }

  private void missedCall(ContactId contact) {
    activity.notice("You missed a call from %s.".formatted(contacts.name(contact)));
    Instant now = loop.now();
    loop.when(
        store.update(tx -> store.contacts().missedCall(tx, contact, now)),
        (stored, error) -> publishContact(contact));
  }

  private void photosChanged(ItemId item) {
    loop.execute(() -> activity.publishPhotos(item));
  }

  StatusView status() {
    String version = Components.class.getPackage().getImplementationVersion();
    return new StatusView(
        version == null ? "development" : version,
        profile.view(),
        startedAt,
        config.home().toString(),
        config.network(),
        store.items().count(),
        marks.unread(),
        notices.unseen(),
        contacts.all(),
        health.problems());
  }

  void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      CompletableFuture<Void> portsClosed = loop.submit(mappings::shutDown).get(5, SECONDS);
      loop.submit(this::stopLinks).get(5, SECONDS);
      CompletableFuture<Void> said = new CompletableFuture<>();
      loop.schedule(Duration.ofMillis(GOODBYE_MS), () -> said.complete(null));
      said.get(5, SECONDS);
      portsClosed.completeOnTimeout(null, PORTS_LIMIT_MS, MILLISECONDS).get();
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      LOG.warn("the links did not close in time", e);
    }
    loop.close();
    storage.close();
    notices.close();
    search.close();
    factory.close();
    store.close();
  }

  private boolean stopLinks() {
    network.close();
    cameras.close();
    live.close();
    expiring.close();
    meetings.close();
    invites.close();
    used.close();
    book.close();
    weeklyKeys.close();
    ports.close();
    return true;
  }

  void offended(ContactId contact, Offence.Kind what) {
    loop.when(
        conduct.happened(loop, contact, what),
        (first, error) -> {
          if (Boolean.TRUE.equals(first)) {
            activity.notice(
                "%s’s node did what it must not. %s You can block them, on their page."
                    .formatted(contacts.name(contact), Conduct.words(what)));
          }
          publishContact(contact);
        });
  }

  private void moved() {
    names.lookAgain();
    ways.moved();
  }

  private void askServers() {
    ways.askServers();
  }

  private void beginSyncAnew() {
    sync.beginAnew();
  }

  void publishContact(ContactId id) {
    book.find(id).ifPresent(contacts::put);
    contacts.find(id).ifPresent(view -> hub.publish(new NodeEvent.ContactChanged(view)));
  }

  private final class Card implements OwnCard {
    @Override
    public String name() {
      return profile.nameOrDefault();
    }

    @Override
    public byte[] weeklyKey() {
      return weeklyKeys.signed();
    }
  }

  private final class Changes implements Activity.Changes {
    @Override
    public void contactChanged(ContactId contact) {
      publishContact(contact);
    }

    @Override
    public void profileChanged(ContactId contact) {
      cards.changed(contact);
      publishContact(contact);
    }

    @Override
    public void offended(ContactId contact, Offence.Kind what) {
      Components.this.offended(contact, what);
    }

    @Override
    public void queued(Set<ContactId> contacts) {
      sync.queued(contacts);
      contacts.forEach(Components.this::publishContact);
    }

    @Override
    public void transfersChanged(ContactId contact) {
      transferEvents.changed(contact);
    }
  }

  private final class Ended implements Expiring.Listener {
    @Override
    public void ownEnded(ItemId post, Set<ContactId> contacts) {
      shared.tell(post, contacts);
    }

    @Override
    public void ended(List<ItemId> posts) {
      posts.forEach(post -> hub.publish(new NodeEvent.PostRemoved(post.hex())));
      hub.publish(new NodeEvent.UnreadChanged(marks.unread(), List.of()));
    }

    @Override
    public void storeFailed(Throwable error) {
      health.failed(error);
    }
  }
}
