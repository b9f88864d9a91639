package social.kith.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import social.kith.crypto.CborMap;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.ItemId;
import social.kith.crypto.KeyFile;
import social.kith.crypto.Label;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.MalformedException;
import social.kith.crypto.NodeKeys;
import social.kith.crypto.Secret;
import social.kith.crypto.SessionHandshake;
import social.kith.crypto.Signed;
import social.kith.node.link.HostileLink;
import social.kith.node.link.LinkSpec;
import social.kith.node.peer.NativeLibraryException;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.storage.Contact;
import social.kith.storage.Home;
import social.kith.storage.Store;

/** A contact who has all that pairing gives, and says over the link whatever a test wants. */
final class Mallory implements AutoCloseable {
  static final int CONTACT = 2;
  static final int SYNC = 3;
  static final int PHOTO = 4;
  static final int MEETING = 5;

  private final NodeKeys keys;
  private final Secret psk;
  private final PeerConnectionFactory factory;
  private final HostileLink link;
  private final List<InetSocketAddress> addresses;
  private long seq;

  private Mallory(Path home, String victim) throws IOException, MalformedException {
    try {
      factory = PeerConnectionFactory.open();
    } catch (NativeLibraryException e) {
      throw new IOException(e);
    }
    keys = KeyFile.in(home).open();
    ContactId them = ContactId.parseHex(victim).orElseThrow();
    try (Home held = Home.hold(home);
        Store store = Store.open(held, keys.storageKey());
        Secret pair = store.contacts().pairSecret(them).orElseThrow();
        Secret seed = pair.derive(Label.LINK_SEED)) {
      Contact contact = store.contacts().find(them).orElseThrow();
      addresses = contact.addresses();
      psk = pair.derive(Label.SESSION_PSK);
      boolean first = keys.identity().id().compareTo(them) < 0;
      LinkSpec spec =
          new LinkSpec(
              first ? SessionHandshake.Role.OFFERER : SessionHandshake.Role.ANSWERER,
              LinkKeys.derive(seed),
              keys.identity(),
              Optional.of(them),
              psk,
              new byte[0],
              "mallory");
      link = new HostileLink(spec, contact.linkPort(), factory);
    }
  }

  /** Pairs as an honest node, then takes its place. */
  static Mallory pairedWith(TestNode victim, Path home) throws Exception {
    try (TestNode honest = new TestNode(home, "Mallory")) {
      victim.pair(honest);
    }
    return inPlaceOf(home, victim);
  }

  /** Takes the place of an honest node, which is closed, towards one of its contacts. */
  static Mallory inPlaceOf(Path home, TestNode victim) throws IOException, MalformedException {
    return new Mallory(home, victim.id());
  }

  String id() {
    return keys.identity().id().hex();
  }

  Identity identity() {
    return keys.identity();
  }

  HostileLink link() {
    return link;
  }

  /** A session in which both sides have agreed to share. */
  void open() {
    link.open(addresses);
    CborMap.Builder start = CborMap.builder().put(0, 3).put(1, "Mallory").put(2, new byte[] {0});
    link.message(CONTACT, start.put(3, true).build().encode());
  }

  void send(int kind, Consumer<CborMap.Builder> message) {
    CborMap.Builder builder = CborMap.builder();
    message.accept(builder);
    link.message(kind, builder.build().encode());
  }

  /** Sends items from this number on. */
  void items(long first, List<byte[]> signed) {
    send(SYNC, map -> map.put(0, 2).put(1, first).putBytesList(2, signed));
  }

  /** Sends items with the numbers that are next, if all before were taken. */
  void next(byte[]... signed) {
    items(seq + 1, List.of(signed));
    seq += signed.length;
  }

  /** The number of the last item that counts. */
  void taken(long last) {
    seq = last;
  }

  byte[] post(String text, List<CborMap> photos) {
    return sign(identity(), 1, text, photos);
  }

  /** A post that somebody signed. */
  static byte[] sign(Identity author, int version, String text, List<CborMap> photos) {
    byte[] payload =
        CborMap.builder()
            .put(1, version)
            .put(2, 1)
            .put(3, Instant.now().toEpochMilli())
            .put(4, new byte[16])
            .put(5, text)
            .put(6, photos)
            .build()
            .encode();
    return Signed.sign(author, Label.ITEM, payload);
  }

  /** An edit of a post that adds photos. */
  byte[] edit(String post, List<CborMap> photos) {
    byte[] payload =
        CborMap.builder()
            .put(1, 1)
            .put(2, 3)
            .put(3, Instant.now().toEpochMilli())
            .put(4, nonce())
            .put(5, "Edited")
            .put(6, photos)
            .put(7, ItemId.parseHex(post).orElseThrow().bytes())
            .build()
            .encode();
    return Signed.sign(identity(), Label.ITEM, payload);
  }

  private static byte[] nonce() {
    byte[] nonce = new byte[16];
    ThreadLocalRandom.current().nextBytes(nonce);
    return nonce;
  }

  static String idOf(byte[] signed) {
    try {
      return ItemId.ofPayload(Signed.payloadUnverified(signed)).hex();
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A photo whose images have these ids, and are said to be so large. */
  static CborMap photo(byte[] preview, byte[] display, byte[] original, long sizeBytes) {
    return CborMap.builder()
        .put(1, 100_000)
        .put(2, 100_000)
        .put(3, "image/jpeg")
        .put(4, "")
        .put(5, preview)
        .put(6, image(display, sizeBytes))
        .put(7, image(original, sizeBytes))
        .build();
  }

  private static CborMap image(byte[] blob, long sizeBytes) {
    return CborMap.builder().put(1, blob).put(2, new byte[32]).put(3, sizeBytes).build();
  }

  /** What came of one kind, in this session. */
  List<CborMap> received(int kind, int type) {
    List<CborMap> found = new ArrayList<>();
    for (byte[] part : link.messages) {
      if (part[0] == kind) {
        try {
          CborMap map = CborMap.decode(Arrays.copyOfRange(part, 2, part.length), 70_000);
          if (map.requireLong(0, 0, 99) == type) {
            found.add(map);
          }
        } catch (MalformedException e) {
          // Part of a longer message: no test looks for those.
          continue;
        }
      }
    }
    return found;
  }

  @Override
  public void close() {
    link.close();
    factory.close();
    psk.close();
    keys.close();
  }
}
