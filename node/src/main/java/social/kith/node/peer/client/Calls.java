package social.kith.node.peer.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.IdentityKey;
import social.kith.node.peer.MediaStream;
import social.kith.node.peer.PeerEvent;

/** The calls and streams between this client and one person, on one connection. Loop-owned. */
final class Calls {
  private final IdentityKey key;
  private final ClientCore core;
  private final Map<UUID, Call> open = new LinkedHashMap<>();
  private final Map<String, MediaStream> remote = new LinkedHashMap<>();
  private final Map<String, Integer> sent = new HashMap<>();
  private final List<Consumer<MediaStream>> fetching = new ArrayList<>();
  private @Nullable Link link;

  Calls(IdentityKey key, ClientCore core) {
    this.key = key;
    this.core = core;
  }

  void attach(Link next) {
    link = next;
  }

  /** The connection is gone, and with it all calls and streams. */
  void lost() {
    link = null;
    List.copyOf(open.values()).forEach(call -> finish(call, Call.EndReason.LOST));
    remote.clear();
    sent.clear();
  }

  /** Rings over there. */
  void ring(Call call, Optional<MediaStream> stream, byte[] metadata) {
    call.offer(stream);
    open.put(call.id(), call);
    ObjectNode ring = step(call, "ring");
    stream.ifPresent(own -> ring.put("stream", own.id()));
    try {
      ring.set("metadata", Json.tree(metadata));
    } catch (ClientException e) {
      throw new IllegalStateException("metadata that was written as JSON", e);
    }
    if (open.size() > PeerClient.MAX_CALLS || !send(ring)) {
      finish(call, Call.EndReason.LOST);
    }
  }

  private static ObjectNode step(Call call, String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("call", call.id().toString())
        .put("step", name);
  }

  private boolean send(ObjectNode step) {
    Link current = link;
    return current != null && current.send(new Frame.Calling(Json.write(step)));
  }

  void answer(Call call, Optional<MediaStream> stream) {
    if (!call.isIncoming() || call.state() != Call.State.RINGING) {
      return;
    }
    call.offer(stream);
    ObjectNode answer = step(call, "answer");
    stream.ifPresent(own -> answer.put("stream", own.id()));
    boolean unused = send(answer);
    activate(call);
  }

  private void activate(Call call) {
    call.activate();
    remote.values().forEach(call::streamAdded);
    try {
      if (call.ownStream().isPresent()) {
        addStream(call.ownStream().get());
      }
    } catch (ClientException e) {
      call.offer(Optional.empty());
      end(call, "hangup");
      core.tell(new ClientEvent.Failed(Optional.of(key), e));
    }
  }

  /** This side ends it. */
  void end(Call call, String step) {
    if (open.containsKey(call.id())) {
      boolean unused = send(step(call, step));
      finish(call, reason(step));
    }
  }

  private static Call.EndReason reason(String step) {
    return step.equals("decline") ? Call.EndReason.DECLINED : Call.EndReason.HUNG_UP;
  }

  private void finish(Call call, Call.EndReason reason) {
    open.remove(call.id());
    boolean wasActive = call.state() == Call.State.ACTIVE;
    call.finish(reason);
    if (wasActive) {
      call.ownStream().ifPresent(this::removeStream);
    }
  }

  /** A step of the other side. */
  void received(JsonNode step) throws ClientException {
    UUID id;
    try {
      id = UUID.fromString(step.path("call").asText(""));
    } catch (IllegalArgumentException e) {
      throw new ClientException(ClientException.Reason.PROTOCOL, "a call without an id", e);
    }
    Call call = open.get(id);
    String name = step.path("step").asText("");
    if (name.equals("ring") && call == null) {
      rung(id, step);
    } else if (call != null && name.equals("answer")) {
      answered(call, step);
    } else if (call != null && (name.equals("decline") || name.equals("hangup"))) {
      finish(call, reason(name));
    }
  }

  private static @Nullable String stream(JsonNode step) {
    return step.path("stream").isTextual() ? step.path("stream").asText() : null;
  }

  private void rung(UUID id, JsonNode step) {
    Call call = new Call(id, key, true, Json.write(step.path("metadata")), core);
    call.expect(stream(step));
    open.put(id, call);
    if (open.size() > PeerClient.MAX_CALLS) {
      end(call, "decline");
    } else {
      core.tell(new ClientEvent.Called(call));
    }
  }

  private void answered(Call call, JsonNode step) {
    if (!call.isIncoming() && call.state() == Call.State.RINGING) {
      call.expect(stream(step));
      activate(call);
    }
  }

  /** Sends a stream, whoever else wants it sent. */
  void addStream(MediaStream stream) throws ClientException {
    Link current = link;
    if (current == null) {
      throw new ClientException(ClientException.Reason.NO_CONNECTION, "nobody is connected");
    }
    try {
      current.peer().addStream(stream);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new ClientException(ClientException.Reason.MEDIA, "the stream cannot be sent", e);
    }
    sent.merge(stream.id(), 1, Integer::sum);
  }

  /** Nobody here wants it sent any more, or one less. */
  void removeStream(MediaStream stream) {
    Integer times = sent.computeIfPresent(stream.id(), (id, count) -> count - 1);
    Link current = link;
    if (times != null && times <= 0) {
      sent.remove(stream.id());
      if (current != null) {
        current.peer().removeStream(stream);
      }
    }
  }

  /** Calls back with all streams of the other side, those that are there at once. */
  void fetch(Consumer<MediaStream> callback) {
    fetching.add(callback);
    List.copyOf(remote.values()).forEach(callback);
  }

  void forget(Consumer<MediaStream> callback) {
    fetching.remove(callback);
  }

  void media(PeerEvent event) {
    if (event instanceof PeerEvent.StreamAdded added) {
      MediaStream stream = added.stream();
      remote.put(stream.id(), stream);
      core.tell(new ClientEvent.StreamAdded(key, stream));
      List.copyOf(fetching).forEach(callback -> callback.accept(stream));
      List.copyOf(open.values()).stream()
          .filter(call -> call.state() == Call.State.ACTIVE)
          .forEach(call -> call.streamAdded(stream));
    } else if (event instanceof PeerEvent.StreamRemoved removed) {
      remote.remove(removed.stream().id());
      core.tell(new ClientEvent.StreamRemoved(key, removed.stream()));
    } else if (event instanceof PeerEvent.Failed failed) {
      ClientException reason =
          new ClientException(
              ClientException.Reason.MEDIA, "streams could not be agreed on", failed.reason());
      core.tell(new ClientEvent.Failed(Optional.of(key), reason));
    }
  }
}
