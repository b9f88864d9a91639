package social.kith.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import social.kith.node.AgeIdentityView;
import social.kith.node.AllowanceView;
import social.kith.node.ArchiveView;
import social.kith.node.AttemptView;
import social.kith.node.BrokerView;
import social.kith.node.BrokerWish;
import social.kith.node.CandidatesView;
import social.kith.node.CheckView;
import social.kith.node.CircleView;
import social.kith.node.ContactView;
import social.kith.node.ConversationView;
import social.kith.node.DeliveryView;
import social.kith.node.DraftPhotoView;
import social.kith.node.DraftView;
import social.kith.node.ExportView;
import social.kith.node.FeedPage;
import social.kith.node.FoundInView;
import social.kith.node.HostNameView;
import social.kith.node.ImportView;
import social.kith.node.InviteView;
import social.kith.node.KeptPhotoView;
import social.kith.node.KeyChangeView;
import social.kith.node.LinkView;
import social.kith.node.LockView;
import social.kith.node.NoticeView;
import social.kith.node.NoticesView;
import social.kith.node.OffenceView;
import social.kith.node.PairingView;
import social.kith.node.PathView;
import social.kith.node.PhotoView;
import social.kith.node.PostDeliveriesView;
import social.kith.node.PostView;
import social.kith.node.ProfileView;
import social.kith.node.ReactionView;
import social.kith.node.RecoveryAnswer;
import social.kith.node.RecoveryView;
import social.kith.node.RecoveryWordsView;
import social.kith.node.ReplyView;
import social.kith.node.RevisionView;
import social.kith.node.SafetyNumberView;
import social.kith.node.SearchPage;
import social.kith.node.SpeakerView;
import social.kith.node.StatusView;
import social.kith.node.StorageBudget;
import social.kith.node.StorageView;
import social.kith.node.TalkView;
import social.kith.node.TrafficView;
import social.kith.node.TransferView;
import social.kith.node.TriedView;
import social.kith.web.api.LaunchLink;
import social.kith.web.api.QrText;
import social.kith.web.http.Problem;

/** The description of the API against the Java records. */
class OpenApiTest {
  private static final String SCHEMAS = "/components/schemas/";
  // Strings of a fixed set in the records' words, enumerations in the description.
  private static final Set<String> MEDIA_TYPES = Set.of("mediaType");

  static JsonNode document() throws IOException {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/openapi.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  static Stream<Class<?>> records() {
    return Stream.of(
        ProfileView.class,
        LinkView.class,
        TrafficView.class,
        PathView.class,
        CandidatesView.class,
        AttemptView.class,
        TriedView.class,
        CheckView.class,
        ContactView.class,
        BrokerView.class,
        BrokerWish.class,
        KeyChangeView.class,
        AllowanceView.class,
        OffenceView.class,
        InviteView.class,
        PairingView.class,
        DraftPhotoView.class,
        KeptPhotoView.class,
        DraftView.class,
        PhotoView.Rendition.class,
        PhotoView.class,
        TransferView.class,
        PostView.PersonView.class,
        CircleView.class,
        DeliveryView.class,
        PostDeliveriesView.class,
        RevisionView.class,
        SpeakerView.class,
        ReactionView.class,
        TalkView.class,
        ReplyView.class,
        ConversationView.class,
        PostView.class,
        FeedPage.class,
        SearchPage.class,
        FoundInView.class,
        HostNameView.class,
        NoticeView.class,
        NoticesView.class,
        StatusView.class,
        StorageBudget.class,
        StorageView.Use.class,
        StorageView.ContactUse.class,
        StorageView.class,
        LaunchLink.class,
        QrText.class,
        SafetyNumberView.class,
        ArchiveView.class,
        ExportView.class,
        ImportView.class,
        ImportView.RefusalView.class,
        RecoveryView.class,
        RecoveryWordsView.class,
        RecoveryAnswer.class,
        AgeIdentityView.class,
        LockView.class,
        Problem.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void schemasAreTheRecords(Class<?> type) throws IOException {
    JsonNode schema = document().at(SCHEMAS + type.getSimpleName());
    assertThat(schema.path("properties").properties())
        .as(type.getSimpleName())
        .extracting(e -> e.getKey())
        .containsExactlyElementsOf(
            Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList());
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType() != Optional.class) {
        required.add(component.getName());
      }
      assertMatches(
          schema.path("properties").path(component.getName()),
          component.getGenericType(),
          type.getSimpleName() + "." + component.getName());
    }
    assertThat(schema.path("required"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrderElementsOf(required);
  }

  private static void assertMatches(JsonNode schema, Type type, String name) {
    if (type instanceof ParameterizedType generic) {
      Type inner = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Optional.class) {
        assertMatches(schema, inner, name);
      } else {
        assertThat(schema.path("type").asText()).as(name).isEqualTo("array");
        assertMatches(schema.path("items"), inner, name + "[]");
      }
      return;
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      assertThat(schema.path("$ref").asText())
          .as(name)
          .isEqualTo("#" + SCHEMAS + plain.getSimpleName());
    } else if (plain.isEnum()) {
      assertThat(schema.path("enum"))
          .as(name)
          .extracting(JsonNode::asText)
          .containsExactlyElementsOf(
              Arrays.stream(plain.getEnumConstants()).map(Object::toString).toList());
    } else {
      assertThat(schema.path("type").asText()).as(name).isEqualTo(jsonType(plain));
      assertThat(schema.path("format").asText().equals("date-time"))
          .as(name)
          .isEqualTo(plain == Instant.class);
      assertThat(schema.has("enum")).as(name).isEqualTo(MEDIA_TYPES.contains(last(name)));
    }
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String jsonType(Class<?> type) {
    if (type == boolean.class) {
      return "boolean";
    }
    return Set.of(int.class, long.class, Integer.class, Long.class).contains(type)
        ? "integer"
        : "string";
  }

  @Test
  void everyReferenceLeadsSomewhere() throws IOException {
    JsonNode document = document();
    List<String> references = document.findValuesAsText("$ref");
    assertThat(references).isNotEmpty();
    for (String reference : references) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  @Test
  void everyOperationHasANameOfItsOwnAndItsPathParameters() throws IOException {
    List<String> names = new ArrayList<>();
    for (var path : document().path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        names.add(operation.getValue().path("operationId").asText());
        Set<String> inPath = new TreeSet<>();
        for (JsonNode parameter : operation.getValue().path("parameters")) {
          if (parameter.path("in").asText().equals("path")) {
            inPath.add("{" + parameter.path("name").asText() + "}");
          }
        }
        assertThat(path.getKey().split("/"))
            .filteredOn(part -> part.startsWith("{"))
            .containsExactlyInAnyOrderElementsOf(inPath);
        assertThat(operation.getValue().at("/responses/default").isMissingNode()).isFalse();
      }
    }
    assertThat(names).doesNotHaveDuplicates().doesNotContain("");
  }
}
