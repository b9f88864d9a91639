package social.kith.node.meet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import social.kith.node.meet.broker.Broker;
import social.kith.node.meet.broker.BrokerAddress;
import social.kith.node.meet.broker.BrokerTrouble;
import social.kith.node.peer.NativeLibraryException;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.storage.Contact;
import social.kith.storage.ContactState;
import social.kith.storage.Home;
import social.kith.storage.Standing;
import social.kith.storage.Store;

/** Two who look for each other at a broker that keeps everything and may do anything. */
class BrokersCarrierTest {
  private static final List<InetSocketAddress> BEFORE =
      List.of(new InetSocketAddress("192.0.2.1", 1));
  private static final Broker BROKER =
      new Broker(BrokerAddress.parse("mqtt://192.0.2.9"), "", "", "");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static PeerConnectionFactory factory;

  @TempDir Path folder;
  private final ManualLoop loop = new ManualLoop();
  private final FakeBroker broker = new FakeBroker(loop);
  private final Secret pairSecret = Secret.random();
  private Person alice;
  private Person bob;

  private final class Person {
    final Identity self = Identity.generate();
    final Home held;
    final Store store;
    final List<BrokerState> states = new ArrayList<>();
    final KeyRing ring;
    final BrokersCarrier carrier;
    ContactLink other;

    Person(String name) {
      Path home = folder.resolve(name);
      assertThat(home.toFile().mkdir()).isTrue();
      held = Home.hold(home);
      store = Store.open(held, Secret.random());
      ring = new KeyRing(self, store, loop, () -> {});
      ring.start();
      Exchange exchange = new Exchange(self, store, loop, ring);
      carrier =
          new BrokersCarrier(
              self.id(),
              loop,
              exchange,
              broker,
              all -> states.add(all.isEmpty() ? null : all.get(0)));
      carrier.use(List.of(BROKER));
    }

    ContactLink contact(Identity somebody, Secret secret) {
      Contact contact =
          new Contact(
              somebody.id(),
              somebody.key(),
              "Somebody",
              ContactState.CONFIRMED,
              40_000,
              BEFORE,
              "123456",
              Instant.EPOCH,
              Optional.empty(),
              Optional.empty(),
              Standing.GOOD);
      store.update(tx -> store.contacts().put(tx, contact, secret)).join();
      return UnlinkedContact.of(contact, secret, self, store, loop, factory);
    }

    void knows(Person somebody) {
      other = contact(somebody.self, pairSecret);
      byte[] key = somebody.ring.signed();
      store.update(tx -> store.contacts().weeklyKey(tx, somebody.self.id(), key)).join();
    }

    /** As a node does, each minute, too. */
    void looks(Duration time) {
      for (Duration passed = Duration.ZERO;
          passed.compareTo(time) < 0;
          passed = passed.plus(MINUTE)) {
        carrier.lookFor(List.of(other));
        loop.pass(MINUTE);
      }
    }

    void looks() {
      carrier.lookFor(List.of(other));
      loop.pass(Duration.ofSeconds(5));
    }

    BrokerState.Status status() {
      return states.get(states.size() - 1).status();
    }

    boolean found(Person somebody) {
      return other.contact().addresses().equals(somebody.other.ownAddresses());
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
      person.carrier.close();
      person.store.close();
      person.held.close();
    }
  }

  @Test
  void whoComesLaterBringsThemTogether() {
    alice.looks(Duration.ofHours(3));
    assertThat(alice.found(bob)).isFalse();
    bob.looks();
    assertThat(alice.found(bob)).isTrue();
    // At once, unless she spoke in the very seconds before he came: then when he speaks again.
    bob.looks(MINUTE.multipliedBy(3));
    assertThat(bob.found(alice)).isTrue();
  }

  @Test
  void thereIsAConnectionOnlyWhileSomebodyIsLookedFor() {
    assertThat(broker.tries).isZero();
    alice.looks();
    assertThat(alice.status()).isEqualTo(BrokerState.Status.CONNECTED);
    alice.carrier.lookFor(List.of());
    loop.pass(BrokerRoute.LINGER.minusMillis(1));
    assertThat(broker.open()).isEqualTo(1);
    assertThat(broker.line().topics).isEmpty();
    loop.pass(Duration.ofMillis(1));
    assertThat(broker.open()).isZero();
    assertThat(alice.status()).isEqualTo(BrokerState.Status.IDLE);
    alice.looks();
    assertThat(broker.open()).isEqualTo(1);
  }

  @Test
  void saysLessAndLess() {
    alice.looks(Duration.ofHours(1));
    assertThat(broker.published).hasSizeBetween(5, 8);
    broker.published.clear();
    alice.looks(Duration.ofHours(24));
    assertThat(broker.published).hasSizeBetween(20, 40);
    assertThat(broker.published).allMatch(it -> it.payload().length == Parcel.SIZE_BYTES);
  }

  @Test
  void topicsAreOthersInEachStretchOfTime() {
    alice.looks(Duration.ofHours(48));
    List<String> topics =
        broker.published.stream().map(FakeBroker.Published::topic).distinct().toList();
    assertThat(topics).hasSizeBetween(8, 9).allMatch(topic -> topic.matches("kith1/[\\w-]{22}"));
    assertThat(broker.line().topics).hasSize(3);
    assertThat(broker.published.stream().map(it -> List.of(it.payload()).hashCode()))
        .doesNotHaveDuplicates();
  }

  @Test
  void manyContactsAreNoFlood() {
    List<ContactLink> many =
        IntStream.range(0, 100)
            .mapToObj(i -> alice.contact(Identity.generate(), Secret.random()))
            .collect(Collectors.toList());
    alice.carrier.lookFor(many);
    loop.pass(Duration.ofSeconds(20));
    assertThat(broker.line().topics).hasSize(300);
    assertThat(broker.line().batches).allMatch(size -> size <= 3 * Searches.BATCH);
    assertThat(broker.published).hasSize(100);
    for (int i = 1; i < 100; i++) {
      assertThat(broker.published.get(i).atMs() - broker.published.get(i - 1).atMs())
          .isGreaterThanOrEqualTo(Searches.STEP.toMillis());
    }
    alice.carrier.lookFor(many.subList(0, 1));
    loop.pass(Duration.ofSeconds(20));
    assertThat(broker.line().topics).hasSize(3);
  }

  @Test
  void aBrokerThatIsDownIsTriedLessAndLess() {
    broker.down = true;
    alice.looks(Duration.ofHours(1));
    assertThat(broker.tries).isBetween(15, 40);
    assertThat(alice.status()).isEqualTo(BrokerState.Status.TRYING);
    broker.down = false;
    alice.looks(Duration.ofMinutes(5));
    assertThat(alice.status()).isEqualTo(BrokerState.Status.CONNECTED);
    broker.line().listener.ended(BrokerTrouble.WRONG_PASSWORD);
    assertThat(alice.status()).isEqualTo(BrokerState.Status.REFUSED);
  }

  @Test
  void nothingIsFoundThatTheContactDidNotSay() {
    alice.looks(Duration.ofMinutes(10));
    FakeBroker.Line line = broker.line();
    List<FakeBroker.Published> own = List.copyOf(broker.published);
    for (FakeBroker.Published it : own) {
      line.receives(it.topic(), it.payload());
      byte[] changed = it.payload().clone();
      changed[changed.length - 1] ^= 1;
      line.receives(it.topic(), changed);
      line.receives(it.topic(), new byte[Parcel.SIZE_BYTES]);
      line.receives(it.topic(), new byte[Parcel.SIZE_BYTES + 1]);
      line.receives(it.topic(), new byte[0]);
      line.receives("kith1/", it.payload());
      line.receives(it.topic() + "A", it.payload());
      line.receives(it.topic().toUpperCase(Locale.ROOT), it.payload());
    }
    loop.pass(Duration.ofSeconds(5));
    assertThat(alice.other.contact().addresses()).isEqualTo(BEFORE);
    assertThat(broker.published).hasSize(own.size());
  }

  @Test
  void whatIsRepeatedOrBroughtElsewhereChangesNothing() {
    alice.looks(MINUTE);
    bob.looks(Duration.ofMinutes(10));
    assertThat(alice.found(bob)).isTrue();
    List<InetSocketAddress> moved = List.of(new InetSocketAddress("192.0.2.9", 9));
    alice.other.found(moved, AddressSource.BROKER);
    int before = broker.published.size();
    FakeBroker.Line line = broker.lines.get(0);
    for (FakeBroker.Published it : List.copyOf(broker.published)) {
      for (String topic : line.topics) {
        line.receives(topic, it.payload());
      }
    }
    loop.pass(Duration.ofSeconds(1));
    assertThat(alice.other.contact().addresses()).isEqualTo(moved);
    assertThat(broker.published.size() - before).isLessThanOrEqualTo(1);
  }

  @Test
  void whoMovedTellsItOverAConnectionFromThere() {
    alice.looks(Duration.ofMinutes(20));
    int before = broker.published.size();
    alice.carrier.moved();
    loop.pass(Duration.ofSeconds(5));
    assertThat(broker.lines).hasSize(2);
    assertThat(broker.open()).isEqualTo(1);
    assertThat(broker.published).hasSize(before + 1);
  }

  @Test
  void whoCanBeReachedElsewhereTellsItOnce() {
    alice.looks(Duration.ofMinutes(20));
    int before = broker.published.size();
    alice.carrier.again();
    alice.carrier.again();
    loop.pass(Duration.ofSeconds(5));
    alice.carrier.again();
    loop.pass(Duration.ofSeconds(5));
    assertThat(broker.lines).hasSize(1);
    assertThat(broker.published).hasSize(before + 1);
    loop.pass(Duration.ofSeconds(20));
    assertThat(broker.published).hasSize(before + 2);
  }

  @Test
  void aBrokerThatIsLeftOutIsLeft() {
    alice.looks();
    alice.carrier.use(List.of());
    assertThat(broker.open()).isZero();
    alice.looks(Duration.ofMinutes(10));
    assertThat(broker.tries).isEqualTo(1);
    alice.carrier.use(List.of(BROKER));
    loop.pass(Duration.ofSeconds(1));
    assertThat(broker.open()).isEqualTo(1);
  }
}
