package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.demo.SamplePhotos;
import social.kith.node.feed.clip.Mp4Parts;

/** Clips go the way of photos, between two nodes. */
class ClipsIT {
  private static final byte[] UPLOAD = Mp4Parts.clip(700_000);

  @TempDir Path folder;
  private TestNode alice;
  private TestNode bob;

  @BeforeEach
  void start() throws StartException {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    alice.pair(bob);
  }

  @AfterEach
  void stop() {
    alice.close();
    bob.close();
  }

  private DraftPhotoView draft() {
    byte[] poster = SamplePhotos.jpeg(4, 640, 480);
    return alice.node().draftPhotos().add(UPLOAD, Optional.of(poster), false);
  }

  private static byte[] bytes(TestNode node, PostView post, int index, PhotoSize size)
      throws IOException {
    try (InputStream in = node.node().openPhoto(post.id(), index, size).stream()) {
      return in.readAllBytes();
    }
  }

  @Test
  void itComesWithItsPosterAndWithoutItsPlace() throws IOException {
    DraftPhotoView draft = draft();
    assertThat(draft.mediaType()).isEqualTo("video/mp4");
    assertThat(draft.lengthMs()).contains(3_000L);
    assertThat(draft.locationRemoved()).isTrue();
    PostView post = alice.post("Boats", List.of(draft.id()), bob);
    PhotoView clip = bob.awaitPost(post.id()).photos().get(0);
    assertThat(clip.mediaType()).isEqualTo("video/mp4");
    assertThat(clip.lengthMs()).contains(3_000L);
    assertThat(List.of(clip.widthPx(), clip.heightPx())).containsExactly(320, 240);
    byte[] here = bytes(bob, post, 0, PhotoSize.ORIGINAL);
    assertThat(here).hasSameSizeAs(UPLOAD).isEqualTo(bytes(alice, post, 0, PhotoSize.ORIGINAL));
    assertThat(new String(here, StandardCharsets.ISO_8859_1)).doesNotContain("+48.2082");
    assertThat(bytes(bob, post, 0, PhotoSize.DISPLAY)).startsWith(0xff, 0xd8);
    assertThat(bytes(bob, post, 0, PhotoSize.PREVIEW)).hasSizeLessThanOrEqualTo(8_192);
  }

  @Test
  void aPartOfItIsReadWithoutTheRest() throws IOException {
    PostView post = alice.post("Boats", List.of(draft().id()), bob);
    bob.awaitPost(post.id());
    byte[] all = bytes(bob, post, 0, PhotoSize.ORIGINAL);
    for (int from : new int[] {0, 3, 16_383, 16_384, 65_520, 400_000, all.length - 1, all.length}) {
      PhotoContent content = bob.node().openPhoto(post.id(), 0, PhotoSize.ORIGINAL);
      try (InputStream in = content.stream()) {
        in.skipNBytes(from);
        assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(all, from, all.length));
      }
    }
  }

  @Test
  void itIsAddedLaterAndGoesWithThePost() {
    DraftPhotoView photo = alice.node().draftPhotos().add(SamplePhotos.jpeg(1, 400, 300), false);
    PostView post = alice.post("Boats", List.of(photo.id()), bob);
    bob.awaitPost(post.id());
    NewPost.Photo added = new NewPost.Photo(draft().id(), "At the pier");
    alice
        .node()
        .sharedPosts()
        .edit(post.id(), new PostEdit(Optional.empty(), List.of(added), Optional.empty()));
    await().atMost(TestNode.LIMIT).until(() -> bob.node().findPost(post.id()).photos().size() == 2);
    PhotoView clip = bob.awaitPost(post.id()).photos().get(1);
    assertThat(clip.lengthMs()).contains(3_000L);
    assertThat(clip.alt()).isEqualTo("At the pier");
    alice.node().sharedPosts().retract(post.id());
    await().atMost(TestNode.LIMIT).until(() -> !bob.has(post.id()));
    assertThatThrownBy(() -> bob.node().openPhoto(post.id(), 1, PhotoSize.ORIGINAL))
        .isInstanceOf(KithException.class);
  }

  @Test
  void itComesOnDemandWhereDataCostsMoney() throws IOException {
    bob.node().changeSettings(new SettingsView(true, false, true, false, false, false));
    PostView post = alice.post("Boats", List.of(draft().id()), bob);
    await()
        .atMost(TestNode.LIMIT)
        .until(
            () ->
                bob.has(post.id())
                    && bob.node().findPost(post.id()).photos().get(0).display().complete());
    PhotoView waiting = bob.node().findPost(post.id()).photos().get(0);
    assertThat(waiting.original().onDemand()).isTrue();
    assertThat(waiting.original().storedBytes()).isZero();
    bob.node().transfers().ask(post.id(), 0, PhotoSize.ORIGINAL);
    bob.awaitPost(post.id());
    assertThat(bytes(bob, post, 0, PhotoSize.ORIGINAL)).hasSameSizeAs(UPLOAD);
  }

  @Test
  void withoutAPosterOneIsDrawn() throws IOException {
    DraftPhotoView draft = alice.node().draftPhotos().add(UPLOAD, false);
    PostView post = alice.post("Boats", List.of(draft.id()), bob);
    bob.awaitPost(post.id());
    assertThat(bytes(bob, post, 0, PhotoSize.DISPLAY)).startsWith(0xff, 0xd8);
  }

  @Test
  void whatIsTooLargeIsRefusedInWords() {
    byte[] tooLarge = Arrays.copyOf(UPLOAD, (50 << 20) + 1);
    assertThatThrownBy(() -> alice.node().draftPhotos().add(tooLarge, false))
        .isInstanceOfSatisfying(
            KithException.class, e -> assertThat(e.kind()).isEqualTo(KithException.Kind.TOO_LARGE))
        .hasMessageContaining("This clip has 50.1 MiB; a clip may have 50 MiB. Cut it shorter");
  }
}
