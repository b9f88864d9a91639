package social.kith.node.meet.lan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.find.AddressSource;
import social.kith.node.find.LocalAddresses;
import social.kith.node.link.LinkConnection;
import social.kith.node.loop.EventLoop;
import social.kith.node.loop.TokenBucket;
import social.kith.node.meet.Carrier;

/**
 * Loop-owned. Finds contacts on the networks that this machine is in (docs/protocol.md, "On the
 * same network"). Whoever is there can play back what a contact said, so what is found is only
 * tried.
 */
public final class LanCarrier implements Carrier {
  private static final Logger LOG = LoggerFactory.getLogger(LanCarrier.class);

  /** How long a name and its marks last. */
  private static final Duration SLOT = Duration.ofHours(6);

  private static final int TAG_BYTES = 8;

  /** Announcements that are looked at: at once, and then in a second. */
  private static final int BURST = 256;

  private static final int PER_SECOND = 10;

  /** Announcements that wait for the loop. */
  private static final int MAX_WAITING = 256;

  /** Opens the air under a name; a test has one of its own. */
  interface Opening {
    Air open(String instance, Consumer<Announcement> heard) throws IOException;
  }

  private final ContactId self;
  private final EventLoop loop;
  private final Opening opening;
  private final Predicate<InetAddress> near;
  private final TokenBucket attention;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<ContactId, ContactLink> lost = new LinkedHashMap<>();

  /** What was heard last of each announcer, as a hash. */
  private final Map<String, Integer> known = new HashMap<>();

  private @Nullable Air air;
  private String instance = "";
  private long slot;
  private Map<ContactId, Integer> announced = Map.of();

  /** Silent until somebody is looked for. */
  public LanCarrier(ContactId self, EventLoop loop) {
    this(self, loop, MulticastAir::open, LanCarrier::isNear);
  }

  LanCarrier(ContactId self, EventLoop loop, Opening opening, Predicate<InetAddress> near) {
    this.self = self;
    this.loop = loop;
    this.opening = opening;
    this.near = near;
    this.attention = new TokenBucket(loop, BURST, PER_SECOND);
  }

  private static boolean isNear(InetAddress address) {
    return !address.isLoopbackAddress() && LocalAddresses.isNear(address);
  }

  @Override
  public void lookFor(Collection<ContactLink> contacts) {
    loop.requireInLoop();
    lost.clear();
    contacts.forEach(contact -> lost.put(contact.contact().id(), contact));
    if (lost.isEmpty()) {
      close();
      return;
    }
    if (air == null || slot != slotNow()) {
      open();
    }
    announce();
  }

  @Override
  public void moved() {
    if (air != null) {
      open();
      announce();
    }
  }

  private long slotNow() {
    return Math.floorDiv(loop.now().getEpochSecond(), SLOT.toSeconds());
  }

  private void open() {
    close();
    slot = slotNow();
    instance = Announcement.randomName();
    try {
      air = opening.open(instance, this::heardAside);
    } catch (IOException e) {
      LOG.warn("the local network cannot be searched; close programs that open many files");
    }
  }

  /** Says whom this node looks for if that changed, and asks who is there. */
  private void announce() {
    Air current = air;
    if (current == null) {
      return;
    }
    Map<ContactId, Integer> wished = new LinkedHashMap<>();
    lost.values().stream()
        .filter(contact -> contact.port().isPresent())
        .sorted(Comparator.comparing(LanCarrier::lastSeen).reversed())
        .limit(LanText.MAX_MARKS)
        .forEach(contact -> wished.put(contact.contact().id(), contact.port().getAsInt()));
    if (!wished.equals(announced)) {
      announced = wished;
      List<byte[]> marks = wished.entrySet().stream().map(this::mark).toList();
      current.say(new LanText((int) (slot & 0xFF), marks).encode());
      // Whoever was heard before may be one who is looked for only now.
      known.clear();
    }
    current.ask();
  }

  private static Instant lastSeen(ContactLink contact) {
    return contact.contact().lastSeenAt().orElse(contact.contact().pairedAt());
  }

  /** The tag of a contact and the masked port of the link to them. */
  private byte[] mark(Map.Entry<ContactId, Integer> contact) {
    ContactLink link = lost.get(contact.getKey());
    if (link == null) {
      throw new IllegalStateException("whoever is announced is looked for");
    }
    ByteBuffer mark = ByteBuffer.wrap(link.meeting().lanMark(self, slot, salt(instance)));
    int mask = mark.getShort(TAG_BYTES) & 0xFFFF;
    return mark.putShort(TAG_BYTES, (short) (mask ^ contact.getValue())).array();
  }

  private static byte[] salt(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  /** On the thread of the air. */
  private void heardAside(Announcement other) {
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      return;
    }
    loop.execute(
        () -> {
          waiting.decrementAndGet();
          heard(other);
        });
  }

  /** Somebody is there; most likely a stranger. */
  private void heard(Announcement other) {
    int hash = 31 * Arrays.hashCode(other.text()) + other.addresses().hashCode();
    Integer before = known.get(other.instance());
    if (air == null || (before != null && before == hash) || !attention.take(1)) {
      return;
    }
    if (known.size() >= MAX_WAITING) {
      known.clear();
    }
    known.put(other.instance(), hash);
    try {
      LanText text = LanText.parse(other.text());
      Map<ByteBuffer, Integer> marks = new HashMap<>();
      for (byte[] mark : text.marks()) {
        ByteBuffer bytes = ByteBuffer.wrap(mark);
        marks.put(bytes.slice(0, TAG_BYTES), bytes.getShort(TAG_BYTES) & 0xFFFF);
      }
      slotOf(text).ifPresent(theirs -> lost.values().forEach(c -> look(c, other, theirs, marks)));
    } catch (MalformedException e) {
      LOG.debug("an announcement cannot be read: {}", e.getMessage());
    }
  }

  /** Clocks differ. */
  private Optional<Long> slotOf(LanText text) {
    for (long near = slotNow() - 1; near <= slotNow() + 1; near++) {
      if ((near & 0xFF) == text.slot()) {
        return Optional.of(near);
      }
    }
    return Optional.empty();
  }

  private void look(
      ContactLink contact, Announcement other, long theirs, Map<ByteBuffer, Integer> marks) {
    ContactId id = contact.contact().id();
    byte[] expected = contact.meeting().lanMark(id, theirs, salt(other.instance()));
    ByteBuffer mark = ByteBuffer.wrap(expected);
    Integer masked = marks.get(mark.slice(0, TAG_BYTES));
    if (masked == null || contact.state().online()) {
      return;
    }
    int port = masked ^ (mark.getShort(TAG_BYTES) & 0xFFFF);
    List<InetSocketAddress> addresses =
        other.addresses().stream()
            .filter(near)
            .map(a -> new InetSocketAddress(a, LinkConnection.portFor(a, port)))
            .toList();
    contact.hint(addresses, AddressSource.LOCAL_NETWORK);
  }

  @Override
  public void close() {
    if (air != null) {
      air.close();
      air = null;
    }
    announced = Map.of();
    known.clear();
  }
}
