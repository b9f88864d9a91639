package social.kith.node;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import social.kith.crypto.ContactId;
import social.kith.node.KithException.Kind;
import social.kith.node.PostView.PersonView;
import social.kith.node.loop.EventLoop;
import social.kith.storage.Circle;
import social.kith.storage.Store;

/**
 * Named sets of contacts, to be chosen as an audience. Nobody else hears of them. A part of {@link
 * KithNode}: any thread; waits, at most 30 s, for COMMIT.
 */
public final class Circles {
  /** Most circles of one person. */
  public static final int MAX_CIRCLES = 100;

  private static final int ID_BYTES = 16;

  private final Store store;
  private final ContactViews contacts;
  private final Audiences audiences;
  private final EventLoop loop;
  private final EventHub hub;
  private final SharedPosts shared;
  private final SecureRandom random = new SecureRandom();

  Circles(
      Store store,
      ContactViews contacts,
      Audiences audiences,
      EventLoop loop,
      EventHub hub,
      SharedPosts shared) {
    this.store = store;
    this.contacts = contacts;
    this.audiences = audiences;
    this.loop = loop;
    this.hub = hub;
    this.shared = shared;
  }

  /** All circles, by name. */
  public List<CircleView> all() {
    return store.circles().all().stream()
        .map(this::view)
        .sorted(Comparator.comparing(CircleView::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /**
   * One circle.
   *
   * @throws KithException NOT_FOUND
   */
  public CircleView find(String id) {
    return view(require(id));
  }

  /**
   * Makes a circle.
   *
   * @param name 1 to 60 characters, none that another circle has
   * @param members contact ids; may be empty
   * @throws KithException INVALID for the name or a member, CONFLICT if the name is taken or one of
   *     them cannot be chosen now, TOO_LARGE if there are 100 circles
   */
  public CircleView create(String name, List<String> members) {
    Set<ContactId> people = new LinkedHashSet<>();
    members.forEach(member -> people.add(audiences.require(member)));
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    String checked = name(id, name);
    if (store.circles().all().size() >= MAX_CIRCLES) {
      throw new KithException(
          Kind.TOO_LARGE, "There are 100 circles already. Delete one that you do not use.");
    }
    Waiting.on(
        store.update(
            tx -> {
              store.circles().put(tx, id, checked);
              people.forEach(person -> store.circles().add(tx, id, person));
            }));
    return changed(id);
  }

  /** Gives a circle another name, as {@link #create} takes it. */
  public CircleView rename(String id, String name) {
    require(id);
    String checked = name(id, name);
    Waiting.on(store.update(tx -> store.circles().put(tx, id, checked)));
    return changed(id);
  }

  /** Forgets a circle. Nobody loses what was shared with them. */
  public void delete(String id) {
    require(id);
    Waiting.on(store.update(tx -> store.circles().delete(tx, id)));
    publish();
  }

  /**
   * Puts a contact into a circle.
   *
   * @param olderPosts whether they get what was shared by it before and was not taken back
   * @throws KithException NOT_FOUND, INVALID for no contact, CONFLICT if they cannot be chosen now
   */
  public CircleView add(String id, String contactId, boolean olderPosts) {
    require(id);
    ContactId contact = audiences.require(contactId);
    Waiting.on(store.update(tx -> store.circles().add(tx, id, contact)));
    if (olderPosts) {
      shared.widen(store.circles().posts(id), Set.of(contact));
    }
    return changed(id);
  }

  /** Takes a contact out of a circle. They keep what was shared with them. */
  public CircleView remove(String id, String contactId) {
    require(id);
    ContactId.parseHex(contactId)
        .ifPresent(
            contact -> Waiting.on(store.update(tx -> store.circles().remove(tx, id, contact))));
    return changed(id);
  }

  private CircleView changed(String id) {
    publish();
    return find(id);
  }

  /** Tells of all circles as they are now. Any thread. */
  void publish() {
    loop.execute(() -> hub.publish(new NodeEvent.CirclesChanged(all())));
  }

  private Circle require(String id) {
    return store
        .circles()
        .find(id)
        .orElseThrow(
            () -> new KithException(Kind.NOT_FOUND, "There is no such circle. Reload the list."));
  }

  private String name(String id, String wished) {
    String name = Profile.name(wished);
    boolean taken =
        store.circles().all().stream()
            .anyMatch(other -> !other.id().equals(id) && other.name().equalsIgnoreCase(name));
    if (taken) {
      throw new KithException(
          Kind.CONFLICT, "There is a circle “%s” already. Choose another name.".formatted(name));
    }
    return name;
  }

  private CircleView view(Circle circle) {
    List<PersonView> members = new ArrayList<>();
    circle.members().forEach(id -> members.add(new PersonView(id.hex(), contacts.name(id))));
    members.sort(Comparator.comparing(PersonView::name, String.CASE_INSENSITIVE_ORDER));
    return new CircleView(
        circle.id(), circle.name(), List.copyOf(members), store.circles().countPosts(circle.id()));
  }
}
