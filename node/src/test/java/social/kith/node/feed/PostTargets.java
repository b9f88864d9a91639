package social.kith.node.feed;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import social.kith.crypto.BlobId;
import social.kith.crypto.CborMap;
import social.kith.crypto.Identity;
import social.kith.crypto.ItemId;
import social.kith.crypto.Label;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Signed;
import social.kith.fuzz.Target;
import social.kith.node.contact.ForgedException;

/** The payload of an item, after its signature was found good. */
public final class PostTargets {
  private PostTargets() {}

  /** All of them. */
  public static List<Target> all() {
    Post.Rendition image = new Post.Rendition(BlobId.of(new byte[32]), new byte[32], 1_000);
    Post.Photo photo = new Post.Photo(4, 3, "image/jpeg", "a hill", new byte[60], image, image);
    Post text =
        new Post(1, new byte[16], "Hello", List.of(), OptionalInt.of(2), OptionalLong.of(9));
    Post.Photo clip =
        new Post.Photo(4, 3, "video/mp4", OptionalLong.of(9), "a boat", new byte[60], image, image);
    Post photos = new Post(2, new byte[16], "", List.of(photo, clip));
    return List.of(
        Target.of(
                "post",
                Post.MAX_BYTES,
                List.of(text.encode(), photos.encode()),
                in -> Post.parse(CborMap.decode(in, Post.MAX_BYTES)))
            .refusingBy(MalformedException.class),
        Target.of(
                "edit",
                Post.MAX_BYTES,
                List.of(edit(List.of()), edit(List.of(photo))),
                in -> Edit.parse(CborMap.decode(in, Post.MAX_BYTES)))
            .refusingBy(MalformedException.class),
        Target.of(
                "profile",
                Post.MAX_BYTES,
                List.of(
                    new ProfileCard(1, new byte[16], "Hi", Optional.empty()).encode(),
                    new ProfileCard(1, new byte[16], "", Optional.of(new byte[90])).encode()),
                in -> ProfileCard.parse(CborMap.decode(in, Post.MAX_BYTES)))
            .refusingBy(MalformedException.class),
        Target.of(
                "retraction",
                Post.MAX_BYTES,
                List.of(new Retraction(1, ItemId.of(new byte[32])).encode()),
                in -> Retraction.parse(CborMap.decode(in, Post.MAX_BYTES)))
            .refusingBy(MalformedException.class),
        Target.of(
                "something said",
                PassedOn.MAX_SIGNED_BYTES,
                said().stream().map(Said::encode).toList(),
                in -> {
                  CborMap map = CborMap.decode(in, PassedOn.MAX_SIGNED_BYTES);
                  return Said.parse(Feed.kind(map), map);
                })
            .refusingBy(MalformedException.class),
        Target.of(
                "widened",
                Post.MAX_BYTES,
                List.of(new Widened(1, ItemId.of(new byte[32]), 3).encode()),
                in -> Widened.parse(CborMap.decode(in, Post.MAX_BYTES)))
            .refusingBy(MalformedException.class),
        Target.of(
                "passed on",
                Post.MAX_BYTES,
                said().stream().map(PostTargets::passedOn).toList(),
                in -> PassedOn.parse(CborMap.decode(in, Post.MAX_BYTES)).verify())
            .refusingBy(MalformedException.class, ForgedException.class));
  }

  private static byte[] edit(List<Post.Photo> photos) {
    return new Edit(1, new byte[16], "Hi", ItemId.of(new byte[32]), photos).encode();
  }

  private static List<Said> said() {
    ItemId post = ItemId.of(new byte[32]);
    return List.of(
        new Reply(1, new byte[16], "Hi", post, Optional.of(post)),
        new Reaction(1, new byte[16], "\ud83d\udc4d", post),
        new Removal(1, post, post));
  }

  private static byte[] passedOn(Said said) {
    Identity writer = Identity.generate();
    byte[] signed = Signed.sign(writer, Label.ITEM, said.encode());
    return new PassedOn(2, said.post(), writer.key(), "Cy", signed, 3).encode();
  }
}
