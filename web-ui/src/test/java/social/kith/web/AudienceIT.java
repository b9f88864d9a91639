package social.kith.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NodeEvent;
import social.kith.web.AudienceRoutes.Kind;
import social.kith.web.AudienceRoutes.Request;
import social.kith.web.AudienceRoutes.Route;

/**
 * Over every route and every event of the API, nobody sees what was not shared with them. Ann, Bob
 * and Cy are contacts of one another; Ann shares with Bob. That Bob finds it where he should shows
 * that the search for it would find it at Cy's.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AudienceIT {
  @TempDir static Path folder;
  private static ApiNode ann;
  private static ApiNode bob;
  private static ApiNode cy;
  private static SharedSecrets secrets;
  private static long bytesBefore;
  private static long bytesAfter;

  @BeforeAll
  static void share() throws Exception {
    ann = new ApiNode(folder.resolve("ann"), "Ann");
    bob = new ApiNode(folder.resolve("bob"), "Bob");
    cy = new ApiNode(folder.resolve("cy"), "Cy");
    ann.pair(bob);
    ann.pair(cy);
    bob.pair(cy);
    bytesBefore = itemBytesAtCy();
    secrets = new SharedSecrets(ann, bob);
    bytesAfter = itemBytesAtCy();
    tellCy(ann, "For both");
    tellCy(bob, "From Bob");
  }

  @AfterAll
  static void stop() throws IOException {
    for (ApiNode node : List.of(ann, bob, cy)) {
      node.close();
    }
  }

  private static long itemBytesAtCy() throws IOException {
    return cy.itemBytesFrom(ann) + cy.itemBytesFrom(bob);
  }

  /** Whatever was on its way to Cy before is there when this is. */
  private static void tellCy(ApiNode from, String text) throws IOException {
    String wish = "{\"text\":\"%s\",\"audience\":[\"%s\"]}".formatted(text, cy.id);
    from.send("POST", "/posts", wish);
    await().atMost(ApiNode.LIMIT).until(() -> cy.get("/posts").toString().contains(text));
  }

  private static List<Route> routes(Kind... kinds) {
    return AudienceRoutes.routes().stream()
        .filter(route -> List.of(kinds).contains(route.kind()))
        .toList();
  }

  private static String answer(ApiNode node, Request request) throws IOException {
    if (request.path().equals("/events")) {
      return latin(node.told());
    }
    RawHttp.Answer answer = node.call(request.method(), request.path(), request.body());
    // A refusal to read the request would hide what it asks for.
    assertThat(answer.status()).as("%s: %s", request, answer.body()).isNotIn(400, 401, 405, 415);
    assertThat(answer.status()).as("%s: %s", request, answer.body()).isLessThan(500);
    return answer.latinBody();
  }

  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static List<String> found(String answer, List<String> words) {
    return words.stream()
        .filter(word -> answer.contains(word) || answer.contains(latin(word)))
        .toList();
  }

  private static Stream<String> found(ApiNode node, Route route, List<String> words)
      throws IOException {
    Set<String> found = new TreeSet<>();
    for (Request request : route.requests(secrets.ids(node), SharedSecrets.PHOTOS)) {
      for (String word : found(answer(node, request), words)) {
        found.add(request + " has " + word);
      }
    }
    return found.stream();
  }

  @Test
  @Order(1)
  void everyRouteIsConsidered() {
    assertThat(AudienceRoutes.routes())
        .as("a route is not in audience.txt: say there who sees something of a post by it")
        .extracting(Route::name)
        .containsExactlyInAnyOrderElementsOf(ann.server().server().routes());
  }

  @Test
  @Order(2)
  void everyEventIsConsidered() throws IOException {
    String told = OpenApiTest.document().at("/paths/~1api~1v1~1events/get").toString();
    String names = told.substring(told.indexOf("Names: ") + 7, told.indexOf(" when events"));
    assertThat(AudienceRoutes.events())
        .as("an event is not in audience.txt: say there who gets something of a post by it")
        .extracting(Route::path)
        .containsExactlyInAnyOrder(names.replace("and ", "").split(", "))
        .hasSize(NodeEvent.class.getPermittedSubclasses().length + 1); // and reset
  }

  @Test
  @Order(3)
  void whoIsInTheAudienceGetsItByTheRoutesThatShowIt() throws IOException {
    for (Route route : routes(Kind.SHOWS)) {
      if (route.reads()) {
        assertThat(found(bob, route, secrets.shared)).as(route.name()).isNotEmpty();
      }
    }
  }

  @Test
  @Order(4)
  void notAByteOfItWentToAnybodyElse() {
    assertThat(bytesAfter).isEqualTo(bytesBefore);
  }

  @Test
  @Order(5)
  void noEventTellsAnybodyElseOfIt() {
    List<String> telling =
        AudienceRoutes.events().stream()
            .filter(event -> event.kind() == Kind.SHOWS)
            .map(Route::path)
            .collect(Collectors.toList());
    assertThat(bob.eventNames()).containsAll(telling);
    String before = cy.told();
    before = before.substring(0, before.indexOf("event: post\n"));
    // These two tell of the new contacts as well.
    assertThat(before).doesNotContain("\"rooms\":[{", "\"unseen\":3");
    telling.removeAll(List.of("live", "notices"));
    for (String name : telling) {
      assertThat(before).doesNotContain("event: " + name + "\n");
    }
    assertThat(found(cy.told(), secrets.shared)).isEmpty();
    for (ApiNode node : List.of(bob, cy)) {
      assertThat(found(node.told(), secrets.own)).isEmpty();
    }
  }

  @Test
  @Order(6)
  void nobodyElseGetsItByAnyRoute() throws IOException {
    String before = atAnns();
    for (Route route : routes(Kind.SHOWS, Kind.QUIET)) {
      assertThat(found(cy, route, secrets.shared)).as(route.name()).isEmpty();
      assertThat(found(cy, route, secrets.own)).as(route.name()).isEmpty();
    }
    tellCy(ann, "After it all");
    // The event "unread" repeats the id that Cy sent as read, whatever it is.
    String told = cy.told().replace("\"read\":[\"" + secrets.ids(cy).get("POST"), "");
    assertThat(found(told, secrets.shared)).isEmpty();
    assertThat(atAnns()).as("what Cy tried to write").isEqualTo(before);
  }

  /** What Cy's tries to write would change. */
  private static String atAnns() throws IOException {
    String post = "/posts/" + secrets.ids(ann).get("POST");
    return String.join(
        "\n",
        ann.get(post + "/conversation").toString(),
        ann.get(post + "/revisions").toString(),
        ann.get(post).path("audience").toString(),
        ann.get("/cameras").toString(),
        ann.get("/drafts").toString(),
        bob.get(post + "/conversation").toString());
  }

  @Test
  @Order(7)
  void whatTheAuthorKeepsGoesToNobody() throws IOException {
    for (Route route : routes(Kind.SHOWS, Kind.QUIET)) {
      if (route.reads()) {
        assertThat(found(bob, route, secrets.own)).as(route.name()).isEmpty();
      }
    }
    assertThat(Arrays.asList(ann.get("/circles").toString(), ann.get("/drafts").toString()))
        .allMatch(answer -> !found(answer, secrets.own).isEmpty());
  }
}
