package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.kith.crypto.Secret;

/** What a person wrote or knows stands in no file of the folder, in whatever way it was stored. */
class SealedAtRestTest extends StoreFixture {
  private static final InetSocketAddress ADDRESS = address(bytes(16, 44), 50_505);
  private static final String SETTING = "profile-name-of-test";

  private final Map<String, byte[]> secrets = new LinkedHashMap<>();

  @Test
  void noWordStandsInAnyFile() throws IOException {
    putEverything();
    assertThat(filesWith(SETTING.getBytes(StandardCharsets.UTF_8)))
        .as("the search finds what is in the clear, here in the write-ahead log")
        .contains("kith.db-wal");
    assertNothingFound();
    overwriteEverything();
    assertNothingFound();
    store.close();
    assertThat(filesWith(SETTING.getBytes(StandardCharsets.UTF_8))).containsExactly("kith.db");
    assertNothingFound();
  }

  private void putEverything() {
    Contact contact =
        new Contact(
            contactId(1),
            identityKey(1),
            word("contact's name"),
            ContactState.CONFIRMED,
            1,
            List.of(ADDRESS),
            word("pairing code"),
            T0,
            Optional.empty(),
            Optional.empty(),
            Standing.GOOD);
    secrets.put("address", ADDRESS.getAddress().getAddress());
    secrets.put("identity key", identityKey(1).bytes());
    for (int person : new int[] {1, 2, 3, 4, 99}) {
      secrets.put("id of person " + person, contactId(person).bytes());
    }
    Invite invite =
        new Invite(
            "0123456789abcdef",
            word("invite code"),
            secret("link seed"),
            1,
            T0,
            T0,
            InviteState.USED,
            Optional.of(contactId(3)),
            Optional.of(contactId(4)));
    Item item = item(word("post"), 1);
    update(
        tx -> {
          store.settings().put(tx, SETTING, bytes(word("setting")));
          store.contacts().put(tx, contact, secret("pair secret"));
          store.contacts().hostName(tx, contact.id(), Optional.of(bytes(word("host name"))));
          store.invites().insert(tx, invite);
          store
              .acceptances()
              .insert(
                  tx,
                  new Acceptance(
                      word("code used"), contactId(2), 1, T0, Optional.of(contactId(4))));
          store.items().insert(tx, item, Set.of(contact.id()), List.of());
          store.deliveries().queue(tx, contact.id(), item.id(), T0);
          store.drafts().put(tx, new Draft("d", bytes(word("draft meta")), List.of(), T0));
          store.postDrafts().put(tx, new PostDraft("e", bytes(word("written")), List.of(), T0));
          store.requests().put(tx, word("request key"), bytes(word("answer")), T0);
        });
    assertThat(store.deliveries().after(contact.id(), 0, 1)).hasSize(1);
    List<ExpectedBlob> blobs = List.of(new ExpectedBlob(blobId(1), 9, 0));
    StoreFailures.await(store.blobs().expect(contact.id(), item.id(), blobs));
  }

  private void overwriteEverything() {
    update(
        tx -> {
          store.settings().put(tx, SETTING, bytes(word("second setting")));
          store.contacts().rename(tx, contactId(1), word("second name"));
          store
              .invites()
              .close(tx, "0123456789abcdef", InviteState.USED, Optional.of(contactId(1)));
          store.drafts().delete(tx, "d");
          store.postDrafts().delete(tx, "e");
          store.acceptances().remove(tx, contactId(2));
        });
  }

  private void assertNothingFound() throws IOException {
    for (Map.Entry<String, byte[]> secret : secrets.entrySet()) {
      assertThat(filesWith(secret.getValue())).as(secret.getKey()).isEmpty();
    }
  }

  private String word(String what) {
    String word = "Donaudampfschiff " + what;
    secrets.put(what, bytes(word));
    return word;
  }

  private Secret secret(String what) {
    byte[] bytes = bytes(32, what.hashCode());
    secrets.put(what, bytes);
    return Secret.of(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
