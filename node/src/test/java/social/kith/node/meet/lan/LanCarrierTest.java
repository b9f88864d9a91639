package social.kith.node.meet.lan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;
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

/** Two who look for each other on a network that is this test. */
class LanCarrierTest {
  private static final List<InetSocketAddress> BEFORE =
      List.of(new InetSocketAddress("192.0.2.1", 1));
  private static PeerConnectionFactory factory;
  @TempDir Path folder;
  private final ManualLoop loop = new ManualLoop();
  private final Secret pairSecret = Secret.random();
  private final List<Person> people = new ArrayList<>();
  private Person alice;
  private Person bob;

  private final class Person {
    final Identity self = Identity.generate();
    final InetAddress address;
    final Home held;
    final Store store;
    final List<Announcement> said = new ArrayList<>();
    final LanCarrier carrier;
    Consumer<Announcement> heard = announcement -> {};
    Optional<Announcement> now = Optional.empty();
    int asked;
    ContactLink other;

    Person(String name, String address) {
      this.address = new InetSocketAddress(address, 1).getAddress();
      Path home = folder.resolve(name);
      assertThat(home.toFile().mkdir()).isTrue();
      held = Home.hold(home);
      store = Store.open(held, Secret.random());
      carrier = new LanCarrier(self.id(), loop, Voice::new, near -> !near.isLoopbackAddress());
      people.add(this);
    }

    private final class Voice implements Air {
      private final String instance;

      Voice(String instance, Consumer<Announcement> heard) {
        this.instance = instance;
        Person.this.heard = heard;
      }

      @Override
      public void say(byte[] text) {
        Announcement announcement = new Announcement(instance, text, List.of(address));
        said.add(announcement);
        now = Optional.of(announcement);
        people.forEach(person -> person.heard.accept(announcement));
      }

      @Override
      public void ask() {
        asked++;
        people.forEach(person -> person.now.ifPresent(heard));
      }

      @Override
      public void close() {
        now = Optional.empty();
      }
    }

    void knows(Person contact) {
      other =
          UnlinkedContact.of(
              new Contact(
                  contact.self.id(),
                  contact.self.key(),
                  "Somebody",
                  ContactState.CONFIRMED,
                  40_000,
                  BEFORE,
                  "000000",
                  loop.now(),
                  Optional.empty(),
                  Optional.empty(),
                  Standing.GOOD),
              pairSecret,
              self,
              store,
              loop,
              factory);
    }

    void looks() {
      carrier.lookFor(List.of(other));
      loop.run();
    }

    List<InetSocketAddress> dials() {
      return UnlinkedContact.dialled(other);
    }
  }

  @BeforeAll
  static void open() throws NativeLibraryException {
    factory = PeerConnectionFactory.open();
  }

  @AfterAll
  static void shut() {
    factory.close();
  }

  @BeforeEach
  void start() {
    alice = new Person("alice", "198.51.100.1");
    bob = new Person("bob", "198.51.100.2");
    alice.knows(bob);
    bob.knows(alice);
  }

  @AfterEach
  void stop() {
    people.forEach(
        person -> {
          person.carrier.close();
          person.store.close();
          person.held.close();
        });
  }

  @Test
  void eachDialsWhereTheOtherIs() {
    alice.looks();
    bob.looks();
    int alicesPort = alice.other.port().getAsInt();
    int bobsPort = bob.other.port().getAsInt();
    assertThat(bob.dials())
        .containsExactly(BEFORE.get(0), new InetSocketAddress(alice.address, alicesPort));
    assertThat(alice.dials())
        .containsExactly(BEFORE.get(0), new InetSocketAddress(bob.address, bobsPort));
    assertThat(alice.other.contact().addresses()).isEqualTo(BEFORE);
  }

  @Test
  void oneSideThatAnnouncesIsEnough() {
    alice.looks();
    bob.carrier.lookFor(List.of(bob.other));
    people.remove(alice);
    loop.run();
    assertThat(bob.dials()).hasSize(2);
  }

  @Test
  void isSilentWhileNobodyIsLookedFor() {
    bob.carrier.lookFor(List.of());
    assertThat(bob.said).isEmpty();
    assertThat(bob.asked).isZero();
    bob.looks();
    assertThat(bob.said).hasSize(1);
    bob.looks();
    assertThat(bob.said).hasSize(1);
    bob.carrier.lookFor(List.of());
    assertThat(bob.now).isEmpty();
  }

  @Test
  void nothingLastsLongerThanAnAnnouncement() throws MalformedException {
    alice.looks();
    bob.looks();
    alice.carrier.close();
    alice.looks();
    loop.pass(Duration.ofHours(6));
    alice.looks();
    alice.carrier.moved();
    Set<String> instances = new HashSet<>();
    Set<String> tags = new HashSet<>();
    List<Announcement> all = new ArrayList<>(alice.said);
    all.addAll(bob.said);
    assertThat(all).hasSize(5);
    for (Announcement one : all) {
      assertThat(instances.add(one.instance())).isTrue();
      for (byte[] mark : LanText.parse(one.text()).marks()) {
        assertThat(tags.add(java.util.HexFormat.of().formatHex(mark, 0, 8))).isTrue();
        assertThat(mark).isNotEqualTo(new byte[mark.length]);
      }
    }
  }

  @Test
  void clocksMayDifferByASlot() {
    alice.looks();
    Announcement early = alice.said.get(0);
    people.remove(alice);
    loop.pass(Duration.ofHours(6));
    bob.looks();
    bob.heard.accept(early);
    loop.run();
    assertThat(bob.dials()).hasSize(2);
  }

  @Test
  void whatIsPlayedBackIsTriedAndNeverKept() {
    alice.looks();
    bob.looks();
    Announcement told = alice.said.get(0);
    for (int i = 10; i < 30; i++) {
      InetAddress elsewhere = new InetSocketAddress("198.51.100." + i, 1).getAddress();
      bob.heard.accept(new Announcement(told.instance(), told.text(), List.of(elsewhere)));
      bob.heard.accept(
          new Announcement(Announcement.randomName(), told.text(), List.of(elsewhere)));
    }
    loop.run();
    assertThat(bob.dials()).hasSize(1 + 4).startsWith(BEFORE.get(0));
    assertThat(bob.other.contact().addresses()).isEqualTo(BEFORE);
  }

  @Test
  void addressesElsewhereAreNotDialled() {
    alice.looks();
    bob.looks();
    List<InetSocketAddress> before = bob.dials();
    Announcement told = alice.said.get(0);
    bob.heard.accept(
        new Announcement(told.instance(), told.text(), List.of(InetAddress.getLoopbackAddress())));
    loop.run();
    assertThat(bob.dials()).isEqualTo(before);
  }

  @Test
  void strangersByTheThousandChangeNothing() {
    bob.looks();
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      byte[] text = new byte[random.nextInt(LanText.MAX_BYTES + 100)];
      random.nextBytes(text);
      if (text.length > 5) {
        System.arraycopy(bob.said.get(0).text(), 0, text, 0, 5);
      }
      bob.heard.accept(new Announcement(Announcement.randomName(), text, List.of(alice.address)));
    }
    loop.run();
    assertThat(bob.dials()).isEqualTo(BEFORE);
    loop.pass(Duration.ofMinutes(1));
    alice.looks();
    assertThat(bob.dials()).hasSize(2);
  }
}
