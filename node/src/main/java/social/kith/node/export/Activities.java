package social.kith.node.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.ItemId;
import social.kith.node.feed.Post;

/** A person, their contacts and their posts as ActivityStreams 2.0, in UTF-8. Any thread. */
final class Activities {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String CONTEXT = "https://www.w3.org/ns/activitystreams";
  private static final String KEYS = "https://w3id.org/security/jwk/v1";

  private Activities() {}

  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  static String person(ContactId id) {
    return "kith:person:" + id.hex();
  }

  private static String post(ItemId id) {
    return "kith:post:" + id.hex();
  }

  private static String reply(ItemId id) {
    return "kith:reply:" + id.hex();
  }

  /**
   * The person, with their public key.
   *
   * @param picture the file of their picture, beside this one
   */
  static byte[] actor(IdentityKey key, String name, String line, Optional<String> picture) {
    String id = person(key.contactId());
    return object(
        json -> {
          strings(json, "@context", List.of(CONTEXT, KEYS));
          json.writeStringField("id", id);
          json.writeStringField("type", "Person");
          json.writeStringField("name", name);
          if (!line.isEmpty()) {
            json.writeStringField("summary", line);
          }
          if (picture.isPresent()) {
            json.writeObjectFieldStart("icon");
            json.writeStringField("type", "Image");
            json.writeStringField("mediaType", "image/jpeg");
            json.writeStringField("url", picture.get());
            json.writeEndObject();
          }
          json.writeStringField("outbox", "outbox.json");
          json.writeStringField("following", "contacts.json");
          json.writeArrayFieldStart("assertionMethod");
          json.writeStartObject();
          json.writeStringField("id", id + "#key");
          json.writeStringField("type", "JsonWebKey");
          json.writeStringField("controller", id);
          json.writeObjectFieldStart("publicKeyJwk");
          json.writeStringField("kty", "OKP");
          json.writeStringField("crv", "Ed25519");
          String x = Base64.getUrlEncoder().withoutPadding().encodeToString(key.bytes());
          json.writeStringField("x", x);
          json.writeEndObject();
          json.writeEndObject();
          json.writeEndArray();
        });
  }

  /** People by their names. */
  static byte[] contacts(Map<ContactId, String> names) {
    return object(
        json -> {
          json.writeStringField("@context", CONTEXT);
          json.writeStringField("id", "contacts.json");
          json.writeStringField("type", "Collection");
          json.writeNumberField("totalItems", names.size());
          json.writeArrayFieldStart("items");
          for (Map.Entry<ContactId, String> contact : names.entrySet()) {
            json.writeStartObject();
            json.writeStringField("id", person(contact.getKey()));
            json.writeStringField("type", "Person");
            json.writeStringField("name", contact.getValue());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** What a post was: the making of a note. */
  static byte[] create(OwnPost own) {
    String author = person(own.item().author());
    String note = post(own.item().id());
    List<String> to = own.audience().stream().map(Activities::person).toList();
    return object(
        json -> {
          json.writeStringField("id", note + "#create");
          json.writeStringField("type", "Create");
          json.writeStringField("actor", author);
          json.writeStringField("published", own.item().createdAt().toString());
          strings(json, "to", to);
          json.writeObjectFieldStart("object");
          json.writeStringField("id", note);
          json.writeStringField("type", "Note");
          json.writeStringField("attributedTo", author);
          json.writeStringField("published", own.item().createdAt().toString());
          strings(json, "to", to);
          text(json, own);
          if (own.post().expiresAt().isPresent()) {
            json.writeStringField("endTime", own.post().expiresAt().get().toString());
          }
          attachments(json, own);
          json.writeEndObject();
        });
  }

  /** What a reply was: the making of a note that answers a post or a reply. */
  static byte[] create(OwnReply own, ContactId self) {
    String note = reply(own.id());
    String author = person(self);
    List<String> to = own.to().stream().map(Activities::person).toList();
    String context = post(own.reply().post());
    return object(
        json -> {
          json.writeStringField("id", note + "#create");
          json.writeStringField("type", "Create");
          json.writeStringField("actor", author);
          json.writeStringField("published", own.at().toString());
          strings(json, "to", to);
          json.writeObjectFieldStart("object");
          json.writeStringField("id", note);
          json.writeStringField("type", "Note");
          json.writeStringField("attributedTo", author);
          json.writeStringField("published", own.at().toString());
          strings(json, "to", to);
          json.writeStringField("context", context);
          json.writeStringField(
              "inReplyTo", own.reply().parent().map(Activities::reply).orElse(context));
          json.writeStringField("mediaType", "text/plain");
          json.writeStringField("content", own.reply().text());
          json.writeEndObject();
        });
  }

  /** What is left of a post or a reply that is taken back while it is exported. */
  static byte[] tombstone(ItemId id, boolean isReply) {
    return object(
        json -> {
          json.writeStringField("id", isReply ? reply(id) : post(id));
          json.writeStringField("type", "Tombstone");
        });
  }

  private static void text(JsonGenerator json, OwnPost own) throws IOException {
    int edits = own.edits().size();
    if (edits > 0) {
      json.writeStringField("updated", own.edits().get(edits - 1).createdAt().toString());
    }
    json.writeStringField("mediaType", "text/plain");
    json.writeStringField("content", own.post().text());
  }

  private static void attachments(JsonGenerator json, OwnPost own) throws IOException {
    String stem = ExportFiles.stem(own.item());
    json.writeArrayFieldStart("attachment");
    for (int i = 0; i < own.post().photos().size(); i++) {
      Post.Photo photo = own.post().photos().get(i);
      json.writeStartObject();
      json.writeStringField("type", photo.lengthMs().isPresent() ? "Video" : "Image");
      json.writeStringField("mediaType", photo.mediaType());
      json.writeStringField("url", "../" + ExportFiles.original(stem, i, photo.mediaType()));
      json.writeNumberField("width", photo.widthPx());
      json.writeNumberField("height", photo.heightPx());
      if (photo.lengthMs().isPresent()) {
        String length = Duration.ofMillis(photo.lengthMs().getAsLong()).toString();
        json.writeStringField("duration", length);
      }
      if (!photo.alt().isEmpty()) {
        json.writeStringField("name", photo.alt());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void strings(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static byte[] object(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      writing.to(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
