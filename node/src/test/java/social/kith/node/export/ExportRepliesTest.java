package social.kith.node.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.crypto.Secret;
import social.kith.node.feed.Feed;
import social.kith.node.feed.Post;
import social.kith.node.feed.ProfileCards;
import social.kith.node.feed.Remarked;
import social.kith.node.feed.Reply;
import social.kith.storage.Item;

/** What a person replied, and their profile, exported by one node and imported by another. */
class ExportRepliesTest extends TwoPlaces {
  private static byte[] nonce() {
    return Arrays.copyOf(Secret.random().copyBytes(), 16);
  }

  private static ItemId reply(Place place, ItemId post, ContactId host, String text) {
    return reply(place, post, host, text, Optional.empty());
  }

  private static ItemId reply(
      Place place, ItemId post, ContactId host, String text, Optional<ItemId> parent) {
    long now = System.currentTimeMillis();
    Reply reply = new Reply(now, nonce(), text, post, parent);
    return place
        .feed()
        .conversations()
        .say(reply, host, Optional.empty())
        .join()
        .orElseThrow()
        .id();
  }

  /** A post of the friend, as it came to a place. */
  private static ItemId theirs(Place place) throws Exception {
    Post post = new Post(System.currentTimeMillis(), nonce(), "Theirs", List.of());
    Item item =
        new Feed(Place.FRIEND, place.store())
            .share(post, Set.of(), List.of(), List.of(), Optional.empty())
            .join()
            .item();
    return item.id();
  }

  private static List<String> texts(Place place, ItemId post) {
    return place.feed().conversations().of(post).stream()
        .map(Remarked::said)
        .map(said -> ((Reply) said).text())
        .toList();
  }

  private static JsonNode json(byte[] export, String file) throws Exception {
    return new ObjectMapper().readTree(Place.entries(export).get(file));
  }

  @Test
  void repliesToOwnPostsComeBackOnceAndGoToNobody() throws Exception {
    ItemId post = from.share("Mine", 0);
    ItemId first = reply(from, post, from.self().id(), "A first word");
    reply(from, post, from.self().id(), "And an answer", Optional.of(first));
    byte[] export = from.export();
    ImportProgress done = to.take(export);
    assertThat(done).isEqualTo(new ImportProgress(1, 0, 0, 0, 0, 0, 2, 0, 0, 0, false, Map.of()));
    assertThat(texts(to, post)).containsExactly("A first word", "And an answer");
    assertThat(to.feed().conversations().of(post).get(1).id())
        .isEqualTo(from.feed().conversations().of(post).get(1).id());
    assertThat(to.store().deliveries().lastSeq(Place.FRIEND.id())).as("nothing is queued").isZero();
    assertThat(to.take(export))
        .isEqualTo(new ImportProgress(0, 1, 0, 0, 0, 0, 0, 2, 0, 0, false, Map.of()));
    assertThat(texts(to, post)).hasSize(2);
    assertThat(Place.entries(to.export()).keySet()).containsAll(Place.entries(export).keySet());
  }

  @Test
  void whatWasTakenBackIsNotInItAndStaysSo() throws Exception {
    ItemId post = from.share("Mine", 0);
    ItemId reply = reply(from, post, from.self().id(), "By mistake");
    byte[] export = from.export();
    var removal = from.feed().conversations().removal(post, reply, Instant.now());
    from.feed().conversations().say(removal, from.self().id(), Optional.empty()).join();
    assertThat(Place.entries(from.export()).keySet())
        .noneMatch(name -> name.startsWith(ExportFiles.REPLIES));
    assertThat(from.take(export).repliesRetracted()).isEqualTo(1);
    assertThat(texts(from, post)).isEmpty();
  }

  @Test
  void repliesToOthersAreToBeReadAndStayWithThem() throws Exception {
    ItemId post = theirs(from);
    ItemId reply = reply(from, post, Place.FRIEND.id(), "Well said");
    byte[] export = from.export();
    JsonNode create = json(export, ExportFiles.OUTBOX).at("/orderedItems/0");
    assertThat(create.at("/object/type").asText()).isEqualTo("Note");
    assertThat(create.at("/object/content").asText()).isEqualTo("Well said");
    assertThat(create.at("/object/id").asText()).isEqualTo("kith:reply:" + reply.hex());
    assertThat(create.at("/object/inReplyTo").asText()).isEqualTo("kith:post:" + post.hex());
    assertThat(create.at("/object/to/0").asText())
        .isEqualTo("kith:person:" + Place.FRIEND.id().hex());
    assertThat(new String(export, java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("Theirs");
    ImportProgress done = to.take(export);
    assertThat(done.replies()).isZero();
    assertThat(done.repliesElsewhere()).isEqualTo(1);
    assertThat(done.refused()).isEmpty();
    assertThat(to.store().items().lastNo()).isZero();
    assertThat(from.take(export).repliesHere()).isEqualTo(1);
  }

  @Test
  void aReplyThatWasMeddledWithIsRefused() throws Exception {
    ItemId post = from.share("Mine", 0);
    reply(from, post, from.self().id(), "A word");
    Map<String, byte[]> files = new LinkedHashMap<>(Place.entries(from.export()));
    String name =
        files.keySet().stream()
            .filter(it -> it.startsWith(ExportFiles.REPLIES))
            .findFirst()
            .orElseThrow();
    files.get(name)[files.get(name).length - 1] ^= 1;
    files.put(
        ExportFiles.REPLIES + "a-post.cose",
        from.store().items().find(post).orElseThrow().signed());
    ImportProgress done = to.take(Place.archive(files));
    assertThat(done.refused())
        .isEqualTo(Map.of(ImportRefusal.FORGED, 1L, ImportRefusal.UNREADABLE, 1L));
    assertThat(texts(to, post)).isEmpty();
  }

  @Test
  void theProfileComesBackUnlessTheOneHereIsNewer() throws Exception {
    byte[] picture = {(byte) 0xff, (byte) 0xd8, 1, 2};
    from.cards()
        .change(before -> new ProfileCards.Content("By the lake", Optional.of(picture)))
        .join();
    byte[] export = from.export();
    JsonNode actor = json(export, ExportFiles.ACTOR);
    assertThat(actor.path("summary").asText()).isEqualTo("By the lake");
    assertThat(actor.at("/icon/url").asText()).isEqualTo("picture.jpg");
    assertThat(Place.entries(export).get("activitypub/picture.jpg")).isEqualTo(picture);
    Map<String, byte[]> meddled = new LinkedHashMap<>(Place.entries(export));
    byte[] card = meddled.get(ExportFiles.PROFILE).clone();
    card[card.length - 1] ^= 1;
    meddled.put(ExportFiles.PROFILE, card);
    assertThat(to.take(Place.archive(meddled)).refused())
        .isEqualTo(Map.of(ImportRefusal.FORGED, 1L));
    assertThat(to.take(export).profile()).isTrue();
    assertThat(to.cards().of(to.self().id()).line()).isEqualTo("By the lake");
    assertThat(to.cards().picture(to.self().id()).orElseThrow()).isEqualTo(picture);
    assertThat(to.take(export).profile()).isFalse();
    to.cards().change(before -> new ProfileCards.Content("Elsewhere", Optional.empty())).join();
    assertThat(to.take(export).profile()).isFalse();
    assertThat(to.cards().of(to.self().id()).line()).isEqualTo("Elsewhere");
  }

  @Test
  void tellsWhenAPostEnds() throws Exception {
    long soon = System.currentTimeMillis() + 3_600_000;
    from.share("For an hour", 0, OptionalLong.of(soon));
    assertThat(
            json(from.export(), ExportFiles.OUTBOX).at("/orderedItems/0/object/endTime").asText())
        .isEqualTo(Instant.ofEpochMilli(soon).toString());
  }
}
