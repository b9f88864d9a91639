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
import social.kith.crypto.Identity;
import social.kith.crypto.Secret;
import social.kith.node.contact.ContactLink;
import social.kith.node.contact.UnlinkedContact;
import social.kith.node.find.AddressSource;
import social.kith.node.loop.ManualLoop;
import social.kith.node.peer.NativeLibraryException;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.storage.Contact;
import social.kith.storage.ContactState;
import social.kith.storage.Home;
import social.kith.storage.Standing;
import social.kith.storage.Store;

/** Two who look for each other, on a route that is this test. */
class ExchangeTest {
  private static final List<InetSocketAddress> BEFORE =
      List.of(new InetSocketAddress("192.0.2.1", 1));
  private static PeerConnectionFactory factory;
  @TempDir Path folder;
  private final ManualLoop loop = new ManualLoop();
  private final Secret pairSecret = Secret.random();
  private Person alice;
  private Person bob;

  private record Posted(MeetingTag tag, byte[] envelope) {}

  private final class Person implements Route {
    final Identity self = Identity.generate();
    final Home held;
    final Store store;
    final List<Posted> sent = new ArrayList<>();
    KeyRing ring;
    Exchange exchange;
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
              BEFORE,
              "123456",
              Instant.EPOCH,
              Optional.empty(),
              Optional.empty(),
              standing);
      store.update(tx -> store.contacts().put(tx, contact, pairSecret)).join();
      other = UnlinkedContact.of(contact, pairSecret, self, store, loop, factory);
      exchange = new Exchange(self, store, loop, ring);
    }

    void hasKeyOf(Person somebody) {
      byte[] key = somebody.ring.signed();
      store.update(tx -> store.contacts().weeklyKey(tx, somebody.self.id(), key)).join();
    }

    Set<MeetingTag> tags() {
      return exchange.lookFor(List.of(other));
    }

    void tells() {
      exchange.tell(tags().iterator().next(), this);
    }

    @Override
    public void post(MeetingTag tag, byte[] envelope) {
      sent.add(new Posted(tag, envelope));
    }

    @Override
    public AddressSource source() {
      return AddressSource.CONTACT;
    }

    /** What it sent last comes to the other one. */
    void bring(Person to) {
      bring(to, sent.remove(sent.size() - 1));
    }

    void bring(Person to, Posted posted) {
      assertThat(to.tags()).contains(posted.tag());
      to.exchange.received(posted.tag(), posted.envelope(), to);
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
  void somebodyBlockedIsNotToldAnything() {
    bob.hasKeyOf(alice);
    alice.hasKeyOf(bob);
    bob.tells();
    alice.knows(bob, Standing.GOOD.withBlockedAt(Optional.of(Instant.EPOCH)));
    MeetingTag tag = alice.tags().iterator().next();
    assertThat(alice.exchange.isWanted(tag)).isFalse();
    alice.exchange.tell(tag, alice);
    bob.bring(alice);
    assertThat(alice.sent).isEmpty();
    assertThat(alice.other.contact().addresses()).isEqualTo(BEFORE);
  }

  private static List<InetSocketAddress> whereBothWait(Person person) {
    return person.other.ownAddresses();
  }

  private List<InetSocketAddress> bobsViewOfAlice() {
    return bob.other.contact().addresses();
  }

  @Test
  void bothLookForTheSameTags() {
    Set<MeetingTag> tags = alice.tags();
    assertThat(tags).hasSize(3).isEqualTo(bob.tags());
    loop.pass(Tags.SLOT);
    assertThat(alice.tags()).isNotEqualTo(tags).containsAnyElementsOf(tags);
  }

  @Test
  void aRecordBringsAddressesAndIsAnswered() {
    alice.hasKeyOf(bob);
    bob.hasKeyOf(alice);
    alice.tells();
    alice.bring(bob);
    assertThat(bobsViewOfAlice()).isEqualTo(whereBothWait(alice));
    bob.bring(alice);
    assertThat(alice.other.contact().addresses()).isEqualTo(whereBothWait(bob));
    assertThat(alice.sent).as("the answer to an answer").isEmpty();
  }

  @Test
  void whoWasToldJustNowIsNotAnswered() {
    alice.hasKeyOf(bob);
    bob.hasKeyOf(alice);
    alice.tells();
    bob.tells();
    alice.bring(bob);
    assertThat(bob.sent).hasSize(1);
  }

  @Test
  void aRecordWithoutAddressesTakesNoneAway() {
    bob.other.found(List.of(), AddressSource.CONTACT);
    assertThat(bobsViewOfAlice()).isEqualTo(BEFORE);
  }

  @Test
  void aMessageToAKeyThatIsGoneLeadsToANewOne() {
    alice.hasKeyOf(bob);
    bob.forgetKeys();
    bob.knows(alice);
    alice.tells();
    alice.bring(bob);
    assertThat(bobsViewOfAlice()).isEqualTo(BEFORE);
    assertThat(bob.sent).hasSize(1);
    loop.pass(Duration.ofSeconds(2));
    bob.bring(alice);
    alice.flush();
    assertThat(alice.store.contacts().weeklyKey(bob.self.id())).contains(bob.ring.signed());
    alice.bring(bob);
    assertThat(bobsViewOfAlice()).isEqualTo(whereBothWait(alice));
  }

  @Test
  void whoKnowsNoKeyAsksForARecord() {
    bob.hasKeyOf(alice);
    alice.tells();
    alice.bring(bob);
    bob.bring(alice);
    assertThat(alice.other.contact().addresses()).isEqualTo(whereBothWait(bob));
  }

  @Test
  void whatTheCarrierMadeUpIsPassedOver() {
    alice.hasKeyOf(bob);
    alice.tells();
    Posted posted = alice.sent.get(0);
    for (int kind = 0; kind < 4; kind++) {
      byte[] changed = posted.envelope().clone();
      changed[0] = (byte) kind;
      changed[changed.length - 1] ^= 1;
      alice.bring(bob, new Posted(posted.tag(), changed));
    }
    alice.bring(bob, new Posted(posted.tag(), new byte[1]));
    assertThat(bobsViewOfAlice()).isEqualTo(BEFORE);
    assertThat(bob.sent).isEmpty();
  }

  @Test
  void anOldRecordThatIsPlayedBackChangesNothing() {
    alice.hasKeyOf(bob);
    alice.tells();
    Posted old = alice.sent.get(0);
    loop.pass(Duration.ofSeconds(3));
    alice.tells();
    alice.bring(bob);
    List<InetSocketAddress> moved = List.of(new InetSocketAddress("192.0.2.9", 9));
    bob.other.found(moved, AddressSource.CONTACT);
    alice.bring(bob, old);
    assertThat(bobsViewOfAlice()).isEqualTo(moved);
  }

  @Test
  void doesNotFlood() {
    alice.hasKeyOf(bob);
    alice.tells();
    alice.tells();
    assertThat(alice.sent).hasSize(1);
    loop.pass(Duration.ofSeconds(2));
    alice.tells();
    assertThat(alice.sent).hasSize(2);
  }
}
