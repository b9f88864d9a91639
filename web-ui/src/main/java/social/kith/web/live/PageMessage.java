package social.kith.web.live;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import social.kith.node.LiveKind;

/** What a page says on its socket; the member {@code type} tells which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PageMessage.Start.class, name = "start"),
  @JsonSubTypes.Type(value = PageMessage.Join.class, name = "join"),
  @JsonSubTypes.Type(value = PageMessage.Say.class, name = "signal")
})
sealed interface PageMessage {
  /** First: begin this, and sit on its first seat. */
  record Start(
      LiveKind kind,
      Optional<String> title,
      Optional<Boolean> video,
      List<String> audience,
      Optional<Boolean> leaveLine)
      implements PageMessage {}

  /** First: come into this. */
  record Join(String room) implements PageMessage {}

  /** Then: bring this to somebody there. */
  record Say(int to, String text) implements PageMessage {
    /** Shows no text: it has addresses. */
    @Override
    public String toString() {
      return "Say[" + to + "]";
    }
  }
}
