package social.kith.web.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.KeyFile;
import social.kith.crypto.NodeKeys;
import social.kith.crypto.Secret;
import social.kith.node.NodeConfig;
import social.kith.node.demo.SamplePhotos;
import social.kith.storage.Contact;
import social.kith.storage.FeedFilter;
import social.kith.storage.Home;
import social.kith.storage.Item;
import social.kith.storage.Store;
import social.kith.web.TestPorts;

/**
 * Who takes the disk: every byte of every file of a real node that was killed or locked, searched
 * for all that is secret.
 */
class AtRestIT {
  private static final String PASSPHRASE = "Regenschirm unterm Sofa";
  private static final String OWN_NAME = "Alice Wunderlich";
  private static final String OTHER_NAME = "Bob Nachtigall";
  private static final String OWN_TEXT = "Dampfschifffahrt am Morgen";
  private static final String OTHER_TEXT = "Quittenmarmelade für alle";
  private static final String LATE_TEXT = "Nachtzug nach Lissabon";
  private static final String ALT = "Kiefern hinter dem Haus";
  private static final int SLICE_BYTES = 24;

  @TempDir Path folder;
  private Path home;
  private NodeProcess alice;
  private NodeProcess bob;

  @BeforeEach
  void start() throws Exception {
    int port = NodeConfig.DEFAULT_FIRST_LINK_PORT + 3_200;
    home = folder.resolve("alice");
    alice = new NodeProcess(home, OWN_NAME, TestPorts.page(5_733), port);
    bob = new NodeProcess(folder.resolve("bob"), OTHER_NAME, TestPorts.page(5_734), port + 100);
    alice.pair(bob);
  }

  @AfterEach
  void stop() throws Exception {
    alice.close();
    bob.close();
  }

  @Test
  void nothingIsFoundInAnyFile() throws Exception {
    String invite = alice.post("/api/v1/invites", Map.of("validMinutes", 15)).get("code").asText();
    fill();
    Needles needles = words().word(invite);
    NodeKeys keys = keys();
    Needles secret = keysAsNeedles(keys);
    assertThat(needles.find(home)).as("running, no passphrase").isEmpty();
    assertThat(secret.find(home)).as("the search finds what is there").hasSize(2);

    alice.put("/api/v1/passphrase", Map.of("passphrase", PASSPHRASE));
    alice.kill();
    assertThat(home.resolve("kith.db-wal")).isNotEmptyFile();
    openedAsNeedles(needles, keys);
    assertNothing(needles, secret, "killed");

    alice.start();
    assertThat(alice.get("/api/v1/lock").get("locked").asBoolean()).isTrue();
    assertNothing(needles, secret, "started, locked");
    alice.post("/api/v1/unlock", Map.of("passphrase", PASSPHRASE));
    alice.awaitOnline(bob.id());
    share(alice, LATE_TEXT, List.of(), bob.id());
    NodeProcess.await(() -> finds(alice, "lissabon"));
    assertThat(finds(alice, "quittenmarmelade nachtigall")).isTrue();
    assertNothing(needles, secret, "running, with a passphrase");
    alice.post("/api/v1/lock", Map.of());
    assertNothing(needles, secret, "locked");
    alice.kill();
    assertNothing(needles, secret, "locked and killed");
  }

  private void assertNothing(Needles needles, Needles secret, String when) throws IOException {
    assertThat(needles.find(home)).as(when).isEmpty();
    assertThat(secret.find(home)).as(when).isEmpty();
  }

  /** Posts of both with photos, and a photo that is not shared yet. */
  private void fill() throws Exception {
    JsonNode own = share(alice, OWN_TEXT, photo(alice, 1), bob.id());
    JsonNode other = share(bob, OTHER_TEXT, photo(bob, 2), alice.id());
    photo(alice, 3);
    NodeProcess.await(() -> isWhole(bob, own));
    NodeProcess.await(() -> isWhole(alice, other));
  }

  private static List<Map<String, String>> photo(NodeProcess node, int seed) throws Exception {
    byte[] jpeg = SamplePhotos.jpeg(seed, 300, 200);
    return List.of(
        Map.of("draftId", node.upload(jpeg, "image/jpeg").get("id").asText(), "alt", ALT));
  }

  private static JsonNode share(
      NodeProcess node, String text, List<Map<String, String>> photos, String audience)
      throws Exception {
    return node.post(
        "/api/v1/posts", Map.of("text", text, "photos", photos, "audience", List.of(audience)));
  }

  private static boolean finds(NodeProcess node, String words) throws Exception {
    String query = URLEncoder.encode(words, StandardCharsets.UTF_8);
    return !node.get("/api/v1/search?words=" + query).get("posts").isEmpty();
  }

  private static boolean isWhole(NodeProcess node, JsonNode post) throws Exception {
    for (JsonNode known : node.get("/api/v1/posts").get("posts")) {
      if (known.get("id").equals(post.get("id"))) {
        return known.get("photos").get(0).get("original").get("complete").asBoolean();
      }
    }
    return false;
  }

  private static Needles words() {
    return new Needles()
        .word(OWN_NAME)
        .word(OTHER_NAME)
        .word(OWN_TEXT)
        .word("dampfschifffahrt")
        .word("quittenmarmelade")
        .word("lissabon")
        .word(OTHER_TEXT)
        .word(LATE_TEXT)
        .word(ALT)
        .word(PASSPHRASE);
  }

  private NodeKeys keys() throws Exception {
    Path copy = Files.createDirectory(folder.resolve("copy of the keys"));
    Files.copy(home.resolve(KeyFile.NAME), copy.resolve(KeyFile.NAME));
    return KeyFile.in(copy).open();
  }

  private static Needles keysAsNeedles(NodeKeys keys) {
    Secret seed = keys.identity().seed();
    return new Needles()
        .bytes("identity seed", seed.copyBytes())
        .bytes("storage key", keys.storageKey().copyBytes());
  }

  /** All that the databases hold, as only their key shows it. */
  private void openedAsNeedles(Needles needles, NodeKeys keys) throws Exception {
    Path copy = copy();
    List<String> blobs = blobs(copy);
    try (Home held = Home.hold(copy);
        Store store = Store.open(held, keys.storageKey())) {
      needles.bytes("own id", keys.identity().id().bytes());
      for (Contact contact : store.contacts().all()) {
        Secret pairSecret = store.contacts().pairSecret(contact.id()).orElseThrow();
        needles
            .bytes("pair secret", pairSecret.copyBytes())
            .bytes("id of a contact", contact.id().bytes())
            .bytes("identity key", contact.key().bytes())
            .word("id=" + contact.id().hex());
        contact.addresses().forEach(a -> needles.bytes("address " + a, address(a)));
        assertThat(contact.addresses()).isNotEmpty();
      }
      store.invites().all().forEach(i -> needles.bytes("link seed", i.linkSeed().copyBytes()));
      // Previews and the photos' keys are in there.
      store.drafts().all().forEach(d -> slices(needles, "draft", d.meta(), blobs));
      List<Item> items = store.feed().before(FeedFilter.EVERYBODY, Optional.empty(), 10);
      assertThat(items).hasSize(2);
      for (Item item : items) {
        slices(needles, "post " + item.id(), item.signed(), blobs);
      }
    }
  }

  private static byte[] address(InetSocketAddress address) {
    byte[] ip = address.getAddress().getAddress();
    byte[] bytes = Arrays.copyOf(ip, ip.length + 2);
    bytes[ip.length] = (byte) (address.getPort() >> 8);
    bytes[ip.length + 1] = (byte) address.getPort();
    return bytes;
  }

  /** The names of all photos' ciphertexts. */
  private static List<String> blobs(Path copy) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + copy + "/photos.db");
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("SELECT lower(hex(id)) FROM blob")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  /** Every part of a content, but for the hashes of ciphertext, which are no secret. */
  private static void slices(Needles needles, String name, byte[] content, List<String> blobs) {
    for (int at = 0; at + SLICE_BYTES <= content.length; at += SLICE_BYTES) {
      byte[] slice = Arrays.copyOfRange(content, at, at + SLICE_BYTES);
      String hex = HexFormat.of().formatHex(slice);
      if (blobs.stream().noneMatch(blob -> blob.contains(hex))) {
        needles.bytes(name + " from " + at, slice);
      }
    }
  }

  private Path copy() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy"));
    try (Stream<Path> files = Files.list(home)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }
}
