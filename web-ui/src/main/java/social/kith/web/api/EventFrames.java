package social.kith.web.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import social.kith.node.NodeEvent;
import social.kith.web.http.Json;

/** Server-sent events as bytes; see the HTML standard, section "Server-sent events". */
final class EventFrames {
  private static final Map<Class<? extends NodeEvent>, String> NAMES =
      Map.ofEntries(
          Map.entry(NodeEvent.ProfileChanged.class, "profile"),
          Map.entry(NodeEvent.SettingsChanged.class, "settings"),
          Map.entry(NodeEvent.ContactChanged.class, "contact"),
          Map.entry(NodeEvent.ContactRemoved.class, "contact-removed"),
          Map.entry(NodeEvent.CirclesChanged.class, "circles"),
          Map.entry(NodeEvent.InviteChanged.class, "invite"),
          Map.entry(NodeEvent.PairingChanged.class, "pairing"),
          Map.entry(NodeEvent.PostAdded.class, "post"),
          Map.entry(NodeEvent.PostChanged.class, "post-changed"),
          Map.entry(NodeEvent.PostRemoved.class, "post-removed"),
          Map.entry(NodeEvent.ConversationChanged.class, "conversation"),
          Map.entry(NodeEvent.UnreadChanged.class, "unread"),
          Map.entry(NodeEvent.NoticesChanged.class, "notices"),
          Map.entry(NodeEvent.PhotosChanged.class, "photos"),
          Map.entry(NodeEvent.TransfersChanged.class, "transfers"),
          Map.entry(NodeEvent.PathChanged.class, "path"),
          Map.entry(NodeEvent.DeliveryChanged.class, "delivery"),
          Map.entry(NodeEvent.RecoveryChanged.class, "recovery"),
          Map.entry(NodeEvent.ArchiveChanged.class, "archive"),
          Map.entry(NodeEvent.LockChanged.class, "lock"),
          Map.entry(NodeEvent.ProblemsChanged.class, "problems"),
          Map.entry(NodeEvent.LiveChanged.class, "live"),
          Map.entry(NodeEvent.CamerasChanged.class, "cameras"),
          Map.entry(NodeEvent.BrokersChanged.class, "brokers"),
          Map.entry(NodeEvent.DraftsChanged.class, "drafts"),
          Map.entry(NodeEvent.Notice.class, "notice"));

  private static final byte[] COMMENT = bytes(":\n\n");

  private EventFrames() {}

  /** Name of the event on the wire. */
  static String name(NodeEvent event) {
    String name = NAMES.get(event.getClass());
    if (name == null) {
      throw new IllegalArgumentException("no name for " + event.getClass().getSimpleName());
    }
    return name;
  }

  /** One event with its id. */
  static byte[] of(String id, NodeEvent event) {
    String name = name(event);
    return frame(id, name, Json.writeTyped(name, event));
  }

  /** Tells a reader that events are missing and that it should load everything again. */
  static byte[] reset(String id) {
    return frame(id, "reset", bytes("{\"type\":\"reset\"}"));
  }

  /** The first bytes of a stream: where it begins, and how soon to come back after a loss. */
  static byte[] opening(String id) {
    return bytes("retry: 1000\nid: " + id + "\n\n");
  }

  /** Keeps a quiet connection open. */
  static byte[] comment() {
    return COMMENT.clone();
  }

  private static byte[] frame(String id, String name, byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 100);
    out.writeBytes(bytes("id: " + id + "\nevent: " + name + "\ndata: "));
    out.writeBytes(data);
    out.writeBytes(bytes("\n\n"));
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
