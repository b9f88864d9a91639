package social.kith.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import social.kith.node.demo.SamplePhotos;

/** What Ann shares with Bob alone, what she shares with nobody, and the words to know it by. */
final class SharedSecrets {
  /** How many photos and clips the post has at last. */
  static final int PHOTOS = 3;

  private static final int SAMPLE = 24;

  /** Of what is shared with Bob: words, ids and bytes. */
  final List<String> shared = new ArrayList<>();

  /** Of what nobody gets but Ann. */
  final List<String> own = new ArrayList<>();

  private final ApiNode ann;
  private final ApiNode bob;
  private String post = "";
  private String reply = "";
  private String camera = "";
  private String circle = "";
  private String draft = "";
  private String kept = "";

  SharedSecrets(ApiNode ann, ApiNode bob) throws IOException {
    this.ann = ann;
    this.bob = bob;
    keep();
    share();
    speak();
    takeOneBack();
  }

  /** A circle and a draft: for nobody else. */
  private void keep() throws IOException {
    String members = "{\"name\":\"quokkacircle\",\"members\":[\"%s\"]}".formatted(bob.id);
    circle = ann.send("POST", "/circles", members).path("id").asText();
    draft = ann.upload(SamplePhotos.jpeg(9, 320, 240), "image/jpeg");
    String wish =
        "{\"text\":\"quokkadraft\",\"photos\":[{\"draftId\":\""
            + draft
            + "\",\"alt\":\"quokkanote\"}]}";
    kept = ann.send("POST", "/drafts", wish).path("id").asText();
    own.addAll(List.of("quokkadraft", "quokkanote", kept));
    own.addAll(
        List.of("quokkacircle", circle, draft, sample(ann, "/photos/" + draft + "/display")));
  }

  private void share() throws IOException {
    String photo = ann.upload(SamplePhotos.jpeg(1, 900, 600), "image/jpeg");
    String clip = ann.upload(ClipFile.mp4(20_000), "video/mp4");
    String wish =
        """
        {"text":"quokkapost","audience":["%s"],"circles":["%s"],
         "photos":[{"draftId":"%s","alt":"quokkaalt"},{"draftId":"%s","alt":"quokkaclip"}]}"""
            .formatted(bob.id, circle, photo, clip);
    post = ann.send("POST", "/posts", wish).path("id").asText();
    String at = "/posts/" + post;
    await().atMost(ApiNode.LIMIT).until(() -> bob.call("GET", at, "").status() == 200);
    String added = ann.upload(SamplePhotos.jpeg(2, 600, 900), "image/jpeg");
    String photos = "{\"photos\":[{\"draftId\":\"%s\",\"alt\":\"quokkaadded\"}]}".formatted(added);
    ann.send("POST", at + "/photos", photos);
    ann.send("PUT", at + "/text", "{\"text\":\"quokkaedit\"}");
    shared.addAll(List.of(post, "quokkapost", "quokkaalt", "quokkaclip", "quokkaadded"));
    shared.add("quokkaedit");
    for (int i = 0; i < PHOTOS; i++) {
      for (String size : List.of("preview", "display", "original")) {
        shared.add(sample(ann, at + "/photos/" + i + "/" + size));
      }
    }
    await().atMost(ApiNode.LIMIT).until(() -> bob.get(at).path("photos").size() == PHOTOS);
    await().atMost(ApiNode.LIMIT).until(this::bobHasAllPhotos);
  }

  private boolean bobHasAllPhotos() throws IOException {
    JsonNode photos = bob.get("/posts/" + post).path("photos");
    return photos.findValues("original").stream().allMatch(it -> it.path("complete").asBoolean());
  }

  /** What is said about it, a camera, and a mark of Bob's own. */
  private void speak() throws IOException {
    String at = "/posts/" + post;
    reply = bob.send("POST", at + "/replies", "{\"text\":\"quokkareply\"}").path("id").asText();
    bob.send("PUT", at + "/reaction", "{\"emoji\":\"🦘\"}");
    await()
        .atMost(ApiNode.LIMIT)
        .until(() -> ann.get(at + "/conversation").toString().contains("🦘"));
    String answer = "{\"text\":\"quokkaanswer\",\"parent\":\"" + reply + "\"}";
    String answered = ann.send("POST", at + "/replies", answer).path("id").asText();
    camera = ann.send("POST", "/cameras", "{\"name\":\"quokkacamera\"}").path("id").asText();
    ann.send("PUT", "/cameras/" + camera + "/grants/" + bob.id, "{}");
    shared.addAll(List.of(reply, answered, "quokkareply", "quokkaanswer", "🦘"));
    shared.addAll(List.of(camera, "quokkacamera"));
    bob.send("PUT", at + "/pin", "");
    await().atMost(ApiNode.LIMIT).until(() -> bob.told().contains("quokkacamera"));
    await()
        .atMost(ApiNode.LIMIT)
        .until(() -> bob.get(at + "/conversation").toString().contains("quokkaanswer"));
  }

  private void takeOneBack() throws IOException {
    String wish = "{\"text\":\"quokkagone\",\"audience\":[\"%s\"]}".formatted(bob.id);
    String gone = ann.send("POST", "/posts", wish).path("id").asText();
    await().atMost(ApiNode.LIMIT).until(() -> bob.told().contains("quokkagone"));
    ann.send("PUT", "/posts/" + gone + "/retraction", "");
    await().atMost(ApiNode.LIMIT).until(() -> bob.eventNames().contains("post-removed"));
    shared.addAll(List.of(gone, "quokkagone"));
  }

  /** Some bytes of the middle of an image. */
  private static String sample(ApiNode node, String path) throws IOException {
    RawHttp.Answer image = node.call("GET", path, "");
    assertThat(image.status()).as(path).isEqualTo(200);
    int middle = image.latinBody().length() / 2;
    return image.latinBody().substring(middle, middle + SAMPLE);
  }

  /** What the names in audience.txt stand for, to who tries it. */
  Map<String, String> ids(ApiNode who) {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put("/contacts/{id}", "/contacts/" + ann.id);
    ids.put("/posts/{id}", "/posts/" + post);
    ids.put("/circles/{id}", "/circles/" + circle);
    ids.put("/drafts/{id}", "/drafts/" + kept);
    ids.put("/live/{id}", "/live/" + camera);
    ids.put("/cameras/{id}", "/cameras/" + camera);
    ids.put("{contactId}", bob.id);
    ids.put("{reply}", reply);
    ids.put("{draftId}", draft);
    ids.put("ANN", ann.id);
    ids.put("CIRCLE", circle);
    ids.put("DRAFT", draft);
    ids.put("REPLY", reply);
    ids.put("POST", post);
    ids.put("SELF", who.id);
    ids.put("TODAY", LocalDate.now(ZoneId.systemDefault()).toString().substring(5));
    return ids;
  }
}
