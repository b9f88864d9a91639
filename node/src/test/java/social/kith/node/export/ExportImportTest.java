package social.kith.node.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import social.kith.crypto.ItemId;
import social.kith.crypto.Secret;
import social.kith.node.feed.Post;
import social.kith.node.feed.PostChanges.Added;
import social.kith.node.feed.clip.Mp4Parts;

/** What one node exports, imported by another of the same person. */
class ExportImportTest extends TwoPlaces {
  @Test
  void everythingComesBackOnce() throws Exception {
    ItemId post = from.share("With photos", 2);
    from.feed().changes().edit(post, new byte[16], "Better words", Added.NOTHING).join();
    from.share("Words alone", 0);
    byte[] export = from.export();
    ImportProgress first = to.take(export);
    assertThat(first).isEqualTo(Place.counts(2, 0, 0, 1, 4, 0));
    assertThat(to.store().items().find(post).orElseThrow().signed())
        .isEqualTo(from.store().items().find(post).orElseThrow().signed());
    assertThat(to.feed().changes().edits(post)).extracting("text").containsExactly("Better words");
    for (Post.Photo photo : to.feed().find(post).orElseThrow().post().orElseThrow().photos()) {
      assertThat(to.bytes(photo.original())).isEqualTo(from.bytes(photo.original()));
      assertThat(to.bytes(photo.display())).isEqualTo(from.bytes(photo.display()));
    }
    assertThat(to.take(export)).isEqualTo(Place.counts(0, 2, 0, 0, 0, 4));
    assertThat(to.store().items().audience(post)).containsExactly(Place.FRIEND.id());
    assertThat(to.store().deliveries().lastSeq(Place.FRIEND.id())).as("nothing is queued").isZero();
    assertThat(to.feed().changes().edit(post, new byte[16], "On and on", Added.NOTHING).join())
        .as("nor is what changes it")
        .contains(Set.of());
    assertThat(Place.entries(to.export()).keySet()).containsAll(Place.entries(export).keySet());
  }

  @Test
  void photosThatWereAddedComeBackToo() throws Exception {
    ItemId post = from.share("An album", 1);
    from.add(post, "Grown", 2);
    from.add(post, "Grown more", 1);
    byte[] export = from.export();
    assertThat(Place.entries(export).keySet()).filteredOn(it -> it.startsWith("media/")).hasSize(8);
    ObjectMapper json = new ObjectMapper();
    JsonNode outbox = json.readTree(Place.entries(export).get(ExportFiles.OUTBOX));
    assertThat(outbox.at("/orderedItems/0/object/attachment")).hasSize(4);
    assertThat(to.take(export)).isEqualTo(Place.counts(1, 0, 0, 2, 8, 0));
    Post here = to.whole(post);
    Post there = from.whole(post);
    assertThat(here.photos()).hasSize(4);
    for (int i = 0; i < 4; i++) {
      Post.Rendition original = here.photos().get(i).original();
      assertThat(to.bytes(original)).isEqualTo(from.bytes(there.photos().get(i).original()));
    }
    assertThat(to.shelf().sweep().join()).isZero();
    assertThat(to.take(export)).isEqualTo(Place.counts(0, 1, 0, 0, 0, 8));
    assertThat(to.take(Place.without(export, name -> name.contains("edit-"))).refused())
        .containsExactly(Map.entry(ImportRefusal.NO_POST, 6L));
  }

  @Test
  void clipsComeBackByteForByte() throws Exception {
    ItemId post = from.shareClip(Mp4Parts.clip(90_000));
    byte[] export = from.export();
    JsonNode outbox = new ObjectMapper().readTree(Place.entries(export).get(ExportFiles.OUTBOX));
    JsonNode clip = outbox.at("/orderedItems/0/object/attachment/0");
    assertThat(clip.path("type").asText()).isEqualTo("Video");
    assertThat(clip.path("duration").asText()).isEqualTo("PT3S");
    assertThat(clip.path("url").asText()).endsWith("-001.mp4");
    assertThat(to.take(export)).isEqualTo(Place.counts(1, 0, 0, 0, 2, 0));
    Post.Photo here = to.whole(post).photos().get(0);
    assertThat(here.lengthMs()).hasValue(3_000);
    assertThat(to.bytes(here.original())).isEqualTo(from.bytes(here.original()));
  }

  @Test
  void whatEndsByItselfEndsAfterAnImport() throws Exception {
    long soon = System.currentTimeMillis() + 3_600_000;
    ItemId post = from.share("For an hour", 0, OptionalLong.of(soon));
    from.share("Past", 1, OptionalLong.of(System.currentTimeMillis() - 1));
    assertThat(to.take(from.export()).posts()).isEqualTo(1);
    assertThat(to.store().changes().expiry().of(post)).contains(Instant.ofEpochMilli(soon));
    assertThat(to.store().items().count()).isEqualTo(1);
  }

  @Test
  void othersReadItAsActivityStreams() throws Exception {
    ItemId post = from.share("A “quoted” text\nand a line", 1);
    ItemId edited = from.share("Before", 0);
    from.feed().changes().edit(edited, new byte[16], "After", Added.NOTHING).join();
    Map<String, byte[]> files = Place.entries(from.export());
    ObjectMapper json = new ObjectMapper();
    JsonNode outbox = json.readTree(files.get(ExportFiles.OUTBOX));
    assertThat(outbox.path("type").asText()).isEqualTo("OrderedCollection");
    assertThat(outbox.path("totalItems").asInt()).isEqualTo(2);
    JsonNode newest = outbox.path("orderedItems").get(0);
    assertThat(newest.at("/object/content").asText()).isEqualTo("After");
    assertThat(newest.at("/object/updated").asText()).endsWith("Z");
    JsonNode create = outbox.path("orderedItems").get(1);
    assertThat(create.path("type").asText()).isEqualTo("Create");
    assertThat(create.at("/object/type").asText()).isEqualTo("Note");
    assertThat(create.at("/object/content").asText()).isEqualTo("A “quoted” text\nand a line");
    assertThat(create.at("/object/mediaType").asText()).isEqualTo("text/plain");
    assertThat(create.at("/to/0").asText()).isEqualTo("kith:person:" + Place.FRIEND.id().hex());
    JsonNode photo = create.at("/object/attachment/0");
    assertThat(photo.path("type").asText()).isEqualTo("Image");
    assertThat(photo.path("name").asText()).isEqualTo("Photo 0");
    String file = photo.path("url").asText().substring("../".length());
    Post.Rendition original =
        from.feed().find(post).orElseThrow().post().orElseThrow().photos().get(0).original();
    assertThat(files.get(file)).isEqualTo(from.bytes(original));
    JsonNode actor = json.readTree(files.get(ExportFiles.ACTOR));
    assertThat(actor.path("name").asText()).isEqualTo("Ada");
    JsonNode contacts = json.readTree(files.get(ExportFiles.CONTACTS));
    assertThat(contacts.at("/items/0/name").asText()).isEqualTo("Bo");
    assertThat(new String(files.get(ExportManifest.FILE), StandardCharsets.UTF_8))
        .startsWith("ubc-version: 0.1\n");
  }

  @Test
  void noKeyOfThePersonIsInIt() throws Exception {
    from.share("Words", 1);
    byte[] export = from.export();
    try (Secret seed = keys.identity().seed()) {
      assertThat(indexOf(export, seed.copyBytes())).isNegative();
    }
    assertThat(indexOf(export, keys.storageKey().copyBytes())).isNegative();
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int i = 0; i + part.length <= all.length; i++) {
      if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void whatIsTakenBackMeanwhileIsLeftOut() throws Exception {
    ItemId kept = from.share("Kept", 1);
    ItemId gone = from.share("Gone", 1);
    Export begun =
        new Export(
            from.self(), "Ada", Map.of(), from.store(), from.feed(), from.shelf(), from.cards());
    from.feed().changes().edit(kept, new byte[16], "Later", Added.NOTHING).join();
    from.feed().changes().retract(gone).join();
    from.store().eraseUnused().join();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    begun.writeTo(out, p -> {});
    Map<String, byte[]> files = Place.entries(out.toByteArray());
    JsonNode items =
        new ObjectMapper().readTree(files.get(ExportFiles.OUTBOX)).path("orderedItems");
    assertThat(items).hasSize(2);
    assertThat(items.get(0).path("type").asText()).isEqualTo("Tombstone");
    assertThat(items.get(1).at("/object/content").asText()).isEqualTo("Kept");
    assertThat(files.keySet()).noneMatch(name -> name.contains(gone.hex().substring(0, 16)));
    assertThat(to.take(out.toByteArray())).isEqualTo(Place.counts(1, 0, 0, 0, 2, 0));
    assertThat(Place.entries(from.export()).keySet())
        .noneMatch(name -> name.contains(gone.hex().substring(0, 16)));
  }

  @Test
  void whatWasTakenBackHereStaysSo() throws Exception {
    ItemId post = from.share("Taken back", 1);
    from.feed().changes().edit(post, new byte[16], "Edited", Added.NOTHING).join();
    byte[] export = from.export();
    from.feed().changes().retract(post).join();
    from.store().eraseUnused().join();
    assertThat(from.take(export)).isEqualTo(Place.counts(0, 0, 1, 0, 0, 0));
    assertThat(from.feed().find(post).orElseThrow().retracted()).isTrue();
    assertThat(from.feed().changes().edits(post)).isEmpty();
  }

  @Test
  void photosThatAreMissingComeToThePostThatIsHere() throws Exception {
    from.share("With photos", 2);
    byte[] export = from.export();
    assertThat(to.take(Place.without(export, name -> name.startsWith("media/"))))
        .isEqualTo(Place.counts(1, 0, 0, 0, 0, 0));
    assertThat(Place.entries(to.export()).keySet()).noneMatch(name -> name.startsWith("media/"));
    assertThat(to.take(to.export())).isEqualTo(Place.counts(0, 1, 0, 0, 0, 0));
    assertThat(to.take(export)).isEqualTo(Place.counts(0, 1, 0, 0, 4, 0));
  }

  @Test
  void cutAnywhereItGoesOnWhereItEnded() throws Exception {
    from.share("One", 1);
    from.share("Two", 1);
    byte[] export = from.export();
    for (int size = 0; size < export.length; size += export.length / 9) {
      byte[] cut = Arrays.copyOf(export, size);
      assertThatThrownBy(() -> to.take(cut))
          .isInstanceOfAny(ImportException.class, EOFException.class);
    }
    ImportProgress last = to.take(export);
    assertThat(last.posts() + last.postsHere()).isEqualTo(2);
    assertThat(last.images() + last.imagesHere()).isEqualTo(4);
    assertThat(last.postsHere()).isPositive();
    assertThat(last.imagesHere()).isPositive();
    assertThat(to.take(export)).isEqualTo(Place.counts(0, 2, 0, 0, 0, 4));
  }

  /** The program that people have. */
  @Test
  void tarUnpacksIt() throws Exception {
    from.share("Mine", 1);
    Path file = Files.write(folder.resolve("a.tar"), from.export());
    Path there = Files.createDirectory(folder.resolve("there"));
    Process tar = new ProcessBuilder("tar", "-xf", file.toString(), "-C", there.toString()).start();
    assertThat(tar.waitFor()).isZero();
    assertThat(there.resolve(ExportFiles.OUTBOX)).isNotEmptyFile();
    try (Stream<Path> media = Files.list(there.resolve("media"))) {
      assertThat(media.map(f -> f.getFileName().toString()))
          .hasSize(2)
          .allMatch(name -> name.matches("\\d{8}-\\d{6}-[0-9a-f]{16}-001(-display)?\\.jpg"));
    }
  }
}
