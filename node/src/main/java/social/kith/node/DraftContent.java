package social.kith.node;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;
import social.kith.node.feed.Post;

/** What was written of a post that is put by, as it is kept. */
final class DraftContent {
  /** Most contacts, and most circles, of one draft. */
  static final int MAX_CHOSEN = 1_000;

  /** Longest id of a contact or a circle. */
  static final int MAX_ID_CHARS = 64;

  private static final int MAX_BYTES = 2 << 20;
  private static final int MAX_PHOTO_ID = 64;

  private DraftContent() {}

  static byte[] encode(DraftWish wish) {
    CborMap.Builder map =
        CborMap.builder()
            .put(1, wish.text())
            .put(2, wish.photos().stream().map(DraftContent::encode).toList())
            .putBytesList(3, bytes(wish.audience()))
            .putBytesList(4, bytes(wish.circles()));
    wish.expiresAfterSeconds().ifPresent(seconds -> map.put(5, seconds));
    return map.build().encode();
  }

  private static CborMap encode(NewPost.Photo photo) {
    return CborMap.builder().put(1, photo.draftId()).put(2, photo.alt()).build();
  }

  private static List<byte[]> bytes(List<String> ids) {
    return ids.stream().map(id -> id.getBytes(StandardCharsets.UTF_8)).toList();
  }

  static DraftWish parse(byte[] bytes) throws MalformedException {
    CborMap map = CborMap.decode(bytes, MAX_BYTES);
    List<NewPost.Photo> photos = new ArrayList<>();
    for (CborMap photo : map.requireMaps(2, Post.MAX_PHOTOS)) {
      photos.add(
          new NewPost.Photo(
              photo.requireText(1, MAX_PHOTO_ID), photo.requireText(2, Post.MAX_ALT_CHARS)));
    }
    OptionalLong seconds = map.findLong(5);
    return new DraftWish(
        map.requireText(1, Post.MAX_TEXT_CHARS),
        List.copyOf(photos),
        ids(map, 3),
        ids(map, 4),
        seconds.isPresent() ? Optional.of(seconds.getAsLong()) : Optional.empty());
  }

  private static List<String> ids(CborMap map, int key) throws MalformedException {
    return map.requireBytesList(key, MAX_CHOSEN, MAX_ID_CHARS).stream()
        .map(id -> new String(id, StandardCharsets.UTF_8))
        .toList();
  }
}
