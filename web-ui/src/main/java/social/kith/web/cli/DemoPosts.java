package social.kith.web.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import social.kith.node.DraftPhotoView;
import social.kith.node.NewPost;
import social.kith.node.PostView;
import social.kith.node.demo.SamplePhotos;
import social.kith.node.demo.SamplePhotos.Scene;

/** What the people of the demonstration have shared with one another. */
final class DemoPosts {
  private static final int LONG_SIDE_PX = 1_800;
  private static final int SHORT_SIDE_PX = 1_200;
  private static final float QUALITY = 0.85f;

  private record Picture(Scene scene, long seed, boolean portrait, String alt) {
    byte[] draw() {
      int width = portrait ? SHORT_SIDE_PX : LONG_SIDE_PX;
      int height = portrait ? LONG_SIDE_PX : SHORT_SIDE_PX;
      return SamplePhotos.jpeg(scene, seed, width, height, QUALITY);
    }
  }

  private record Sample(
      DemoNode author, List<DemoNode> audience, String text, List<Picture> pictures) {}

  private final Path done;
  private final List<Sample> samples;

  /** Posts of these three. The file says that they were made already. */
  DemoPosts(Path done, DemoNode alice, DemoNode bob, DemoNode carol) {
    this.done = done;
    this.samples =
        List.of(
            new Sample(
                carol,
                List.of(alice, bob),
                "The sky was so clear last night that we stayed out until two.",
                List.of(new Picture(Scene.NIGHT, 5, false, "Stars and a moon above a dark wood"))),
            new Sample(
                bob,
                List.of(alice),
                "Alice, your vase has arrived. It looks good on the table, doesn't it?",
                List.of(new Picture(Scene.STILL_LIFE, 3, true, "Fruit and a vase on a table"))),
            new Sample(
                alice,
                List.of(bob, carol),
                "Three days at the lake. We got up before the sun, and it was worth it.\n\n"
                    + "Who comes along next time?",
                List.of(
                    new Picture(Scene.SUNRISE, 1, false, "The sun rising behind hills"),
                    new Picture(Scene.LAKE, 2, false, "Sailing boats before mountains"),
                    new Picture(Scene.LAKE, 7, true, "A lake, seen from the shore"),
                    new Picture(Scene.SUNRISE, 11, false, "Hills in the first light"))),
            new Sample(bob, List.of(alice, carol), "Me! I bring the tent.", List.of()),
            new Sample(
                alice, List.of(carol), "Bob's birthday is on the 12th. A new tent?", List.of()));
  }

  /** Shares what has not been shared by an earlier start. */
  void share() throws IOException {
    if (Files.exists(done)) {
      return;
    }
    for (int i = 0; i < samples.size(); i++) {
      share(samples.get(i), "demo-" + i);
    }
    Files.createFile(done);
  }

  private static void share(Sample sample, String key) {
    ApiClient node = sample.author().api();
    List<NewPost.Photo> photos = new ArrayList<>();
    for (Picture picture : sample.pictures()) {
      DraftPhotoView draft =
          node.upload("/photos", picture.draw(), "image/jpeg", DraftPhotoView.class);
      photos.add(new NewPost.Photo(draft.id(), picture.alt()));
    }
    List<String> audience = sample.audience().stream().map(DemoNode::id).toList();
    node.post(
        "/posts",
        Map.of("text", sample.text(), "photos", photos, "audience", audience),
        Map.of("Idempotency-Key", key),
        PostView.class);
  }
}
