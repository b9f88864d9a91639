package social.kith.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.ItemId;
import social.kith.crypto.Secret;

/** An open store in a temporary folder, and things to put into it. */
abstract class StoreFixture {
  static final Instant T0 = Instant.parse("2026-05-01T10:00:00.123Z");

  @TempDir Path home;
  final Secret key = Secret.of(bytes(32, 7));
  Home held;
  Store store;

  @BeforeEach
  void openStore() {
    held = Home.hold(home);
    store = Store.open(held, key);
  }

  @AfterEach
  void closeStore() {
    store.close();
    held.close();
  }

  void reopen() {
    closeStore();
    openStore();
  }

  <T> T write(Store.WriteWork<T> work) {
    return StoreFailures.await(store.write(work));
  }

  void update(Store.UpdateWork work) {
    StoreFailures.await(store.update(work));
  }

  /** The files of the folder in which these bytes stand. */
  List<String> filesWith(byte[] wanted) throws IOException {
    String text = new String(wanted, StandardCharsets.ISO_8859_1);
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(home)) {
      for (Path file : files.sorted().toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          names.add(file.getFileName().toString());
        }
      }
    }
    return names;
  }

  static Instant at(long ms) {
    return T0.plusMillis(ms);
  }

  static byte[] bytes(int count, long seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static IdentityKey identityKey(int number) {
    return IdentityKey.of(bytes(32, number));
  }

  static ContactId contactId(int number) {
    return identityKey(number).contactId();
  }

  static Contact contact(int number, String name) {
    return new Contact(
        contactId(number),
        identityKey(number),
        name,
        ContactState.CONFIRMED,
        40_000 + number,
        List.of(address(192, 0, 2, number % 256, 5_000)),
        "123456",
        T0,
        Optional.empty(),
        Optional.empty(),
        Standing.GOOD);
  }

  static InetSocketAddress address(int a, int b, int c, int d, int port) {
    return address(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d}, port);
  }

  static InetSocketAddress address(byte[] ip, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(ip), port);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  ContactId addContact(int number) {
    Contact contact = contact(number, "contact " + number);
    update(tx -> store.contacts().put(tx, contact, Secret.of(bytes(32, 1_000 + number))));
    return contact.id();
  }

  static Item item(String text, Instant createdAt, Instant receivedAt) {
    byte[] signed = text.getBytes(StandardCharsets.UTF_8);
    return new Item(ItemId.ofPayload(signed), contactId(99), 1, createdAt, receivedAt, signed);
  }

  static Item item(String text, long atMs) {
    return item(text, at(atMs), at(atMs));
  }

  Item addItem(String text, long atMs) {
    return addItem(text, atMs, List.of());
  }

  Item addItem(String text, long atMs, List<BlobId> blobs) {
    Item item = item(text, atMs);
    write(tx -> store.items().insert(tx, item, Set.of(), blobs));
    return item;
  }

  static BlobId blobId(byte[] content) {
    try {
      return BlobId.of(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static BlobId blobId(int number) {
    return blobId(bytes(8, 5_000 + number));
  }
}
