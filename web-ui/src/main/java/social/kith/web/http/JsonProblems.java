package social.kith.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.util.stream.Collectors;

/** Says what is wrong with a request's JSON without repeating its content. */
public final class JsonProblems {
  private JsonProblems() {}

  /** What to tell the sender. */
  public static String describe(IOException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "The member “%s” is not known here. Use %s."
          .formatted(unknown.getPropertyName(), known(unknown));
    }
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return "The member “%s” is missing or of the wrong kind. Look it up in /api/v1/openapi.json."
          .formatted(path(mapping));
    }
    if (e instanceof JsonMappingException) {
      return "The body is not a JSON object of the expected shape."
          + " Look it up in /api/v1/openapi.json.";
    }
    if (e instanceof JsonProcessingException malformed && malformed.getLocation() != null) {
      return "The body is not JSON: line %d, column %d. Correct it and send it again."
          .formatted(malformed.getLocation().getLineNr(), malformed.getLocation().getColumnNr());
    }
    return "The body could not be read to its end. Send it again.";
  }

  private static String known(UnrecognizedPropertyException e) {
    if (e.getKnownPropertyIds() == null || e.getKnownPropertyIds().isEmpty()) {
      return "none";
    }
    return e.getKnownPropertyIds().stream()
        .map(String::valueOf)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() != null ? r.getFieldName() : String.valueOf(r.getIndex()))
        .collect(Collectors.joining("."));
  }
}
