package social.kith.node.meet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.Secret;
import social.kith.node.contact.ContactLink;
import social.kith.node.contact.UnlinkedContact;
import social.kith.node.loop.ManualLoop;
import social.kith.node.peer.NativeLibraryException;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.storage.Contact;
import social.kith.storage.ContactState;
import social.kith.storage.Home;
import social.kith.storage.Standing;
import social.kith.storage.Store;

/** Two who look for each other, with a helper that is this test. */
class SearchTest {
  private static final ContactId HELPER = Identity.generate().id();
  private static PeerConnectionFactory factory;
  @TempDir Path folder;
  private final ManualLoop loop = new ManualLoop();
  private final Secret pairSecret = Secret.random();
  private Person alice;
  private Person bob;

  private final class Person {
    final Identity self = Identity.generate();
    final Home held;
    final Store store;
    final List<MeetingMessage.Carry> sent = new ArrayList<>();
    KeyRing ring;
    Search search;
    ContactLink other;

    Person(String name) {
      Path home = folder.resolve(name);
      assertThat(home.toFile().mkdir()).isTrue();
      held = Home.hold(home);
      store = Store.open(held, Secret.random());
      ring = new KeyRing(self, store, loop, () -> {});
      ring.start();
    }

    void knows(Person somebody) {
      knows(somebody, Standing.GOOD);
    }

    void knows(Person somebody, Standing standing) {
      Contact contact =
          new Contact(
              somebody.self.id(),
              somebody.self.key(),
              "Somebody",
              ContactState.CONFIRMED,
              40_000,
              List.of(new InetSocketAddress("192.0.2.1", 1)),
              "123456",
              Instant.EPOCH,
              Optional.empty(),
              Optional.empty(),
              standing);
      store.update(tx -> store.contacts().put(tx, contact, pairSecret)).join();
      other = UnlinkedContact.of(contact, pairSecret, self, store, loop, factory);
      search =
          new Search(
              self,
              store,
              loop,
              ring,
              () -> List.of(other),
              (to, message) -> sent.add((MeetingMessage.Carry) message));
    }

    void hasKeyOf(Person somebody) {
      byte[] key = somebody.ring.signed();
      store.update(tx -> store.contacts().weeklyKey(tx, somebody.self.id(), key)).join();
    }

    void matched() {
      search.matched(other, search.tags().iterator().next(), HELPER);
    }

    /** What it sent last comes to the other one. */
    void bring(Person to) {
      MeetingMessage.Carry carry = sent.remove(sent.size() - 1);
      assertThat(to.search.tags()).contains(carry.tag());
      to.search.received(to.other, HELPER, carry);
    }

    /** What was to be written so far is. */
    void flush() {
      store.update(tx -> {}).join();
    }

    void forgetKeys() {
      flush();
      store.weeklyKeys().all().stream()
          .map(key -> key.id())
          .forEach(id -> store.update(tx -> store.weeklyKeys().remove(tx, id)).join());
      ring = new KeyRing(self, store, loop, () -> {});
      ring.start();
    }
  }

  @BeforeAll
  static void openFactory() throws NativeLibraryException {
    factory = PeerConnectionFactory.open();
  }

  @AfterAll
  static void closeFactory() {
    factory.close();
  }

  @BeforeEach
  void meet() {
    alice = new Person("alice");
    bob = new Person("bob");
    alice.knows(bob);
    bob.knows(alice);
  }

  @AfterEach
  void close() {
    for (Person person : List.of(alice, bob)) {
      person.store.close();
      person.held.close();
    }
  }

  /** Where the two have a contact in common, that would tell them that they are blocked. */
  @Test
  void somebodyBlockedIsNotLookedFor() {
    assertThat(alice.search.tags()).isNotEmpty();
    MeetingTag tag = alice.search.tags().iterator().next();
    alice.knows(bob, Standing.GOOD.withBlockedAt(Optional.of(Instant.EPOCH)));
    assertThat(alice.search.tags()).isEmpty();
    assertThat(alice.search.lost(tag)).isEmpty();
  }

  private List<InetSocketAddress> bobsViewOfAlice() {
    return bob.other.contact().addresses();
  }

  @Test
  void bothLookForTheSameTags() {
    Set<MeetingTag> tags = alice.search.tags();
    assertThat(tags).hasSize(3).isEqualTo(bob.search.tags());
    loop.pass(Tags.SLOT);
    assertThat(alice.search.tags()).isNotEqualTo(tags).containsAnyElementsOf(tags);
  }

  @Test
  void aRecordBringsAddresses() {
    alice.hasKeyOf(bob);
    alice.matched();
    alice.bring(bob);
    // Alice's link waits nowhere in this test.
    assertThat(bobsViewOfAlice()).isEmpty();
    assertThat(bob.sent).isEmpty();
  }

  @Test
  void aMessageToAKeyThatIsGoneLeadsToANewOne() {
    alice.hasKeyOf(bob);
    bob.forgetKeys();
    bob.knows(alice);
    alice.matched();
    alice.bring(bob);
    assertThat(bobsViewOfAlice()).isNotEmpty();
    assertThat(bob.sent).hasSize(1);
    loop.pass(Duration.ofSeconds(2));
    bob.bring(alice);
    alice.flush();
    assertThat(alice.store.contacts().weeklyKey(bob.self.id())).contains(bob.ring.signed());
    alice.bring(bob);
    assertThat(bobsViewOfAlice()).isEmpty();
  }

  @Test
  void whoKnowsNoKeyAsksForARecord() {
    bob.hasKeyOf(alice);
    alice.matched();
    alice.bring(bob);
    bob.bring(alice);
    assertThat(alice.other.contact().addresses()).isEmpty();
  }

  @Test
  void whatTheHelperMadesUpIsPassedOver() {
    alice.hasKeyOf(bob);
    alice.matched();
    MeetingMessage.Carry carry = alice.sent.get(0);
    byte[] envelope = carry.envelope();
    for (int kind = 0; kind < 4; kind++) {
      byte[] changed = envelope.clone();
      changed[0] = (byte) kind;
      changed[envelope.length - 1] ^= 1;
      bob.search.received(bob.other, HELPER, new MeetingMessage.Carry(carry.tag(), changed));
    }
    bob.search.received(bob.other, HELPER, new MeetingMessage.Carry(carry.tag(), new byte[1]));
    assertThat(bobsViewOfAlice()).isNotEmpty();
    assertThat(bob.sent).isEmpty();
  }

  @Test
  void anOldRecordThatIsPlayedBackChangesNothing() {
    alice.hasKeyOf(bob);
    alice.matched();
    MeetingMessage.Carry old = alice.sent.get(0);
    loop.pass(Duration.ofSeconds(3));
    alice.search.again();
    alice.bring(bob);
    bob.other.found(List.of(new InetSocketAddress("192.0.2.9", 9)));
    bob.search.received(bob.other, HELPER, old);
    assertThat(bobsViewOfAlice()).hasSize(1);
  }

  @Test
  void doesNotFlood() {
    alice.hasKeyOf(bob);
    alice.matched();
    alice.matched();
    alice.search.again();
    assertThat(alice.sent).hasSize(1);
    loop.pass(Duration.ofSeconds(2));
    alice.search.again();
    assertThat(alice.sent).hasSize(2);
  }
}
