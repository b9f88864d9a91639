package social.kith.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  record Sample(String word, Optional<Integer> count, Optional<Instant> at) {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void leavesOutWhatIsNotThere() throws IOException {
    Sample empty = new Sample("a", Optional.empty(), Optional.empty());
    assertThat(new String(Json.write(empty), StandardCharsets.UTF_8)).isEqualTo("{\"word\":\"a\"}");
    Sample full = new Sample("a", Optional.of(1), Optional.of(Instant.EPOCH));
    assertThat(new String(Json.write(full), StandardCharsets.UTF_8))
        .isEqualTo("{\"word\":\"a\",\"count\":1,\"at\":\"1970-01-01T00:00:00Z\"}");
    assertThat(Json.read(Json.write(empty), Sample.class)).isEqualTo(empty);
    assertThat(Json.read(Json.write(full), Sample.class)).isEqualTo(full);
    assertThat(Json.read(bytes("{\"word\":\"a\",\"count\":null}"), Sample.class)).isEqualTo(empty);
  }

  @Test
  void putsTheTypeFirst() {
    Sample value = new Sample("a", Optional.empty(), Optional.empty());
    assertThat(new String(Json.writeTyped("sample", value), StandardCharsets.UTF_8))
        .isEqualTo("{\"type\":\"sample\",\"word\":\"a\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"word\":\"a\",\"colour\":1} | “colour” is not known",
        "{} | “word” is missing",
        "{\"word\":null} | “word” is missing",
        "{\"word\":{}} | “word” is missing or of the wrong kind",
        "{\"word\":\"a\",\"count\":\"x\"} | “count” is missing or of the wrong kind",
        "{\"word\":\"a\"} {} | not",
        "[1] | not a JSON object",
        "{\"word\": | not JSON",
        "hello | not JSON: line 1"
      })
  void saysWhatIsWrong(String json, String words) {
    assertThatThrownBy(() -> Json.read(bytes(json), Sample.class))
        .isInstanceOfSatisfying(
            IOException.class, e -> assertThat(JsonProblems.describe(e)).contains(words));
  }

  @Test
  void refusesDeepNesting() {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    assertThatThrownBy(() -> Json.read(bytes(deep), Object.class)).isInstanceOf(IOException.class);
  }
}
