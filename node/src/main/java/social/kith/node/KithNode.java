package social.kith.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.crypto.NodeKeys;
import social.kith.node.KithException.Kind;
import social.kith.node.feed.Post;
import social.kith.node.feed.StoredPost;
import social.kith.storage.Home;

/**
 * One person's node while it is open: the facade that the page, the API and the command line use.
 * {@link NodeHost} opens and closes it. Its methods may be called from any thread; they wait, at
 * most 30 s, and refuse with {@link KithException}.
 */
public final class KithNode {
  /** Longest page of the feed. */
  public static final int MAX_PAGE = 100;

  private final Components parts;

  private KithNode(Components parts) {
    this.parts = parts;
  }

  /**
   * Opens the databases and starts to wait for the contacts.
   *
   * @param home the data folder; outlives the node
   * @param keys borrowed until the node is closed
   * @param hub hears of every change
   * @throws StartException if it cannot; the message says what to do
   */
  static KithNode open(NodeConfig config, Home home, NodeKeys keys, EventHub hub)
      throws StartException {
    return new KithNode(Components.start(config, home, keys, hub));
  }

  /** Who this node belongs to. */
  public ProfileView profile() {
    return parts.profile.view();
  }

  /** Sets the person's name, 1 to 60 characters, and tells it to the contacts. */
  public ProfileView setName(String name) {
    parts.profile.rename(name);
    ProfileView view = parts.profile.view();
    inLoop(
        () -> {
          parts.book.announce();
          parts.hub.publish(new NodeEvent.ProfileChanged(view));
          return true;
        });
    return view;
  }

  /** What this person says about themselves, beside their name. */
  public OwnProfile ownProfile() {
    return parts.ownProfile;
  }

  /** The name under which this node is reached from outside. */
  public OwnHostName hostName() {
    return parts.hostName;
  }

  /** The picture of a contact; NOT_FOUND if they have none. */
  public PhotoContent openPicture(String id) {
    return parts.ownProfile.open(contactId(contact(id).id()));
  }

  /** All contacts, by name. */
  public List<ContactView> contacts() {
    return parts.contacts.all();
  }

  /** One contact. */
  public ContactView contact(String id) {
    return parts.contacts.find(contactId(id)).orElseThrow(KithNode::noSuchContact);
  }

  /** Agrees to share with a contact that used our invite. */
  public ContactView confirmContact(String id) {
    ContactView before = contact(id);
    Blocking.requireUnblocked(before);
    if (before.state() == ContactView.State.AWAITING) {
      throw new KithException(
          Kind.CONFLICT,
          before.name() + " made the invite and has to confirm. Wait, or ask them to.");
    }
    Waiting.on(onLoop(() -> parts.book.confirm(contactId(id))));
    return contact(id);
  }

  /** What to compare with a contact. */
  public SafetyNumberView safetyNumber(String id) {
    return parts.verification.safetyNumber(contactId(id));
  }

  /**
   * Keeps that a contact was compared with.
   *
   * @param theirs the number on their screen or the text of its QR code, to be compared here; empty
   *     if the person compared it
   * @throws KithException CONFLICT if it is another number, INVALID if it is none
   */
  public ContactView verifyContact(String id, Optional<String> theirs) {
    contact(id);
    Waiting.on(onLoop(() -> parts.verification.verify(contactId(id), theirs)));
    return contact(id);
  }

  /** Takes back that a contact was compared with. */
  public ContactView unverifyContact(String id) {
    contact(id);
    Waiting.on(onLoop(() -> parts.book.verified(contactId(id), Optional.empty())));
    return contact(id);
  }

  /** Blocks a contact: they see a node that is off; nothing goes to them or comes from them. */
  public ContactView blockContact(String id) {
    ContactView before = contact(id);
    KeyChanges.requireSettled(before);
    if (before.blockedAt().isEmpty()) {
      Waiting.on(onLoop(() -> parts.blocking.block(contactId(id))));
    }
    return contact(id);
  }

  /** Unblocks a contact; what waited for them goes on. */
  public ContactView unblockContact(String id) {
    contact(id);
    Waiting.on(onLoop(() -> parts.blocking.unblock(contactId(id))));
    return contact(id);
  }

  /**
   * Takes the other key that a contact came with for theirs: everything that was ever shared with
   * them goes to it.
   *
   * @return the contact, who has another id from now on
   * @throws KithException CONFLICT if they came with no other key
   */
  public ContactView acknowledgeKeyChange(String id) {
    return contact(parts.keyChanges.acknowledge(contactId(contact(id).id())).hex());
  }

  /** Forgets the other key that a contact came with; the former one counts, not verified. */
  public ContactView refuseKeyChange(String id) {
    parts.keyChanges.refuse(contactId(contact(id).id()));
    return contact(id);
  }

  /** Forgets a contact; a pending one is declined so. What they shared stays here. */
  public void removeContact(String id) {
    contact(id);
    Waiting.on(onLoop(() -> parts.book.remove(contactId(id))));
  }

  /** How each contact is reached. */
  public ContactPaths paths() {
    return parts.paths;
  }

  /** What is wrong with this node, and what to do. */
  public Doctor doctor() {
    return parts.doctor;
  }

  /** Makes an invite for somebody new, as {@link #createInvite(Duration, Optional)}. */
  public InviteView createInvite(Duration validity) {
    return createInvite(validity, Optional.empty());
  }

  /**
   * Makes an invite that can be used once within this time.
   *
   * @param validity 1 minute to 24 hours
   * @param forContact a contact who is to use it, perhaps with a new key; empty for somebody new
   */
  public InviteView createInvite(Duration validity, Optional<String> forContact) {
    requireName();
    return parts.pairing.create(validity, forContact.map(KithNode::contactId));
  }

  /** The invites of the last days, newest first. */
  public List<InviteView> invites() {
    return parts.store.invites().all().stream().map(PairingViews::view).toList();
  }

  /** Takes an open invite back. */
  public InviteView cancelInvite(String id) {
    return parts.pairing.cancel(id);
  }

  /**
   * Dials whoever got an invite of this node and cannot reach it.
   *
   * @param text the reply that their node shows
   * @return the invite that it is a reply to
   * @throws KithException INVALID if it is no reply, NOT_FOUND if it is to no open invite
   */
  public InviteView replyToInvite(String text) {
    return parts.pairing.reply(text);
  }

  /** Begins to use the invite of somebody new, as {@link #acceptInvite(String, Optional)}. */
  public PairingView acceptInvite(String text) {
    return acceptInvite(text, Optional.empty());
  }

  /**
   * Begins to use somebody's invite.
   *
   * @param text as they sent it
   * @param forContact a contact who made it, perhaps with a new key; empty for somebody new
   */
  public PairingView acceptInvite(String text, Optional<String> forContact) {
    requireName();
    return parts.pairing.accept(text, forContact.map(KithNode::contactId));
  }

  /** The invites in use and those that ended since the start. */
  public List<PairingView> pairings() {
    return inLoop(parts.used::all).stream().map(PairingViews::view).toList();
  }

  /** Gives up an invite in use, or forgets one that ended. */
  public void dismissPairing(String inviterId) {
    ContactId inviter = contactId(inviterId);
    inLoop(
        () -> {
          parts.used.dismiss(inviter);
          return true;
        });
  }

  /** Photos that are not part of a post yet. */
  public DraftPhotos draftPhotos() {
    return parts.drafts;
  }

  /** Posts that were written and put by. */
  public PostDrafts postDrafts() {
    return parts.postDrafts;
  }

  /** Stores a post and queues it for its audience; returns after COMMIT. */
  public PostView post(NewPost wished) {
    requireName();
    return parts.posts.view(parts.share(wished));
  }

  /** The newest posts, as {@link #feed(FeedChoice, Optional, int)}. */
  public FeedPage feed(Optional<String> cursor, int limit) {
    return feed(FeedChoice.ALL, cursor, limit);
  }

  /**
   * Posts, newest first.
   *
   * @param choice which ones
   * @param cursor from {@link FeedPage#older}; empty for the newest
   * @param limit 1 to 100
   */
  public FeedPage feed(FeedChoice choice, Optional<String> cursor, int limit) {
    return parts.reading.page(choice, cursor, limit);
  }

  /**
   * The posts just newer than a cursor, newest first.
   *
   * @param cursor from {@link FeedPage#newer}
   * @param limit 1 to 100
   */
  public FeedPage feedNewer(String cursor, int limit) {
    return parts.reading.newer(cursor, limit);
  }

  /** What is read, pinned and muted, and what the person is told of. */
  public Marks marks() {
    return parts.marks;
  }

  /** One post. */
  public PostView findPost(String id) {
    return parts.posts.view(stored(id));
  }

  private StoredPost stored(String id) {
    return ItemId.parseHex(id)
        .flatMap(parts.feed::find)
        .orElseThrow(
            () -> new KithException(Kind.NOT_FOUND, "There is no such post. Reload the feed."));
  }

  /** An image of a post's photo; UNAVAILABLE until it is whole on this disk. */
  public PhotoContent openPhoto(String postId, int index, PhotoSize size) {
    List<Post.Photo> photos = parts.feed.photos(stored(postId));
    if (index < 0 || index >= photos.size()) {
      throw new KithException(Kind.NOT_FOUND, "The post has no such photo. Reload the feed.");
    }
    return parts.photos.open(photos.get(index), size);
  }

  /** What contacts may bring, and what their nodes did that they must not. */
  public ContactRules rules() {
    return new ContactRules(parts);
  }

  /** Named sets of contacts. */
  public Circles circles() {
    return parts.circles;
  }

  /** Photos on their way, and those to be asked for. */
  public Transfers transfers() {
    return new Transfers(parts);
  }

  /** Cameras of this node. */
  public Cameras cameras() {
    return parts.cameras;
  }

  /** MQTT brokers through which contacts are found. */
  public Brokers brokers() {
    return parts.brokers;
  }

  /** Live streams and calls. */
  public Live live() {
    return parts.live;
  }

  /** Posts by their words. */
  public Search search() {
    return parts.search;
  }

  /** What people say about posts. */
  public PostConversations conversations() {
    return parts.conversations;
  }

  /** What becomes of own posts once they are shared. */
  public SharedPosts sharedPosts() {
    return parts.shared;
  }

  /** What takes how much of the disk. */
  public Storage storage() {
    return parts.storage;
  }

  /** The words that are this person's identity, and backups. */
  public Recovery recovery() {
    return parts.recovery;
  }

  /** What this person shared, as a file for other programs, and its way back. */
  public Archive archive() {
    return parts.archive;
  }

  /** What this person has chosen for the whole node. */
  public SettingsView settings() {
    return parts.settings.view();
  }

  /** Changes what this person has chosen; returns after COMMIT. */
  public SettingsView changeSettings(SettingsView wished) {
    parts.settings.change(wished);
    inLoop(
        () -> {
          parts.ways.turn(wished);
          parts.sync.ruleChanged();
          parts.hub.publish(new NodeEvent.SettingsChanged(wished));
          return true;
        });
    return wished;
  }

  /** How the node is doing. */
  public StatusView status() {
    return parts.status();
  }

  /** Says goodbye to the contacts, finishes what was begun, closes the databases. */
  void close() {
    parts.close();
  }

  private void requireName() {
    if (profile().name().isEmpty()) {
      throw new KithException(Kind.CONFLICT, "This node has no name yet. Tell it yours first.");
    }
  }

  private static ContactId contactId(String hex) {
    return ContactId.parseHex(hex).orElseThrow(KithNode::noSuchContact);
  }

  static KithException noSuchContact() {
    return new KithException(Kind.NOT_FOUND, "There is no such contact. Reload the list.");
  }

  private <T extends @Nullable Object> T inLoop(Supplier<T> work) {
    return Waiting.on(parts.loop.submit(work));
  }

  private <T extends @Nullable Object> CompletableFuture<T> onLoop(
      Supplier<CompletableFuture<T>> work) {
    return parts.loop.submit(work).thenCompose(started -> started);
  }
}
