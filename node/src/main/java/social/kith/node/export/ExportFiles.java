package social.kith.node.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import social.kith.crypto.ItemId;
import social.kith.storage.Item;

/** What the files in an export are called (docs/protocol.md, "Export"). */
final class ExportFiles {
  static final String README = "README.txt";
  static final String ACTOR = "activitypub/actor.json";
  static final String PICTURE = "activitypub/picture.jpg";
  static final String PROFILE = "profile.cose";
  static final String OUTBOX = "activitypub/outbox.json";
  static final String CONTACTS = "activitypub/contacts.json";
  static final String POSTS = "posts/";
  static final String MEDIA = "media/";
  static final String REPLIES = "replies/";
  static final String RECORD = "/shared.cose";
  static final String POST = "/post.cose";
  static final String EDIT = "/edit-";

  static final String TEXT =
      """
      This is an export of Kith (a private social network without a server): what one person
      shared and said, for other programs and for Kith itself. Whoever has this file can read and see all
      of it.

      manifest.yml   what is here, and when it was made
      activitypub/   who this is, what they shared and with whom, and what they replied, as
                     ActivityStreams 2.0
      profile.cose   what they say about themselves, as it was signed
      media/         the photos, as they were shared; “-display” are smaller images of them
      posts/         the posts as they were signed, so that nobody can change or forge one
      replies/       likewise the replies, also those to posts of others, which are not here

      In posts/ stand the keys under which each photo was sent, as the signature is over them,
      too. They open nothing but what is in media/. The keys of the person are not here: Kith
      saves these in a file of its own, which is encrypted.

      To have the profile, the posts, the photos and the replies to own posts again in a Kith of the same person:

          kith import THIS-FILE.tar

      Nothing is sent to anybody then, and what is there already stays as it is.
      """;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int ID_DIGITS = 16;

  private ExportFiles() {}

  /** What the names of all files of a post have in them. */
  static String stem(Item post) {
    return stem(post.createdAt(), post.id());
  }

  private static String stem(Instant at, ItemId id) {
    return TIME.format(at) + "-" + id.hex().substring(0, ID_DIGITS);
  }

  static String record(String stem) {
    return POSTS + stem + RECORD;
  }

  static String post(String stem) {
    return POSTS + stem + POST;
  }

  /**
   * @param number from 1
   */
  static String edit(String stem, int number) {
    return POSTS + stem + EDIT + "%06d.cose".formatted(number);
  }

  static String reply(OwnReply reply) {
    return REPLIES + stem(reply.at(), reply.id()) + ".cose";
  }

  /**
   * @param index from 0; in the name it counts from 1
   */
  static String original(String stem, int index, String mediaType) {
    String kind = mediaType.substring(mediaType.indexOf('/') + 1);
    return "%s%s-%03d.%s".formatted(MEDIA, stem, index + 1, kind.equals("jpeg") ? "jpg" : kind);
  }

  static String display(String stem, int index) {
    return "%s%s-%03d-display.jpg".formatted(MEDIA, stem, index + 1);
  }
}
