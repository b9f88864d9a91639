package social.kith.node.peer.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.IdentityKey;
import social.kith.node.peer.DescriptorException;
import social.kith.node.peer.SessionDescription;
import social.kith.node.peer.Signal;
import social.kith.node.peer.signaling.Backoff;
import social.kith.node.peer.signaling.ProvenSignaling;
import social.kith.node.peer.signaling.RoomListener;
import social.kith.node.peer.signaling.RoomMembership;
import social.kith.node.peer.signaling.SignalingTransport;

/**
 * A client's place on a signalling transport: its own room, which is its door, and those of the
 * people it dials. Nothing that comes this way is believed: both ends prove themselves on the
 * connection. Loop-owned.
 */
final class Signalling {
  /** Most connections that others begin and nobody has proven anything on. */
  static final int MAX_UNPROVEN = 64;

  private static final int MAX_ID_CHARACTERS = 64;

  private final ClientCore core;

  private record Begun(Link link, Runnable farewell) {}

  private final Map<String, Begun> links = new HashMap<>();
  private final Backoff backoff = new Backoff(Dialling.FIRST_REDIAL, new SecureRandom());
  private @Nullable SignalingTransport transport;
  private @Nullable RoomMembership door;

  Signalling(ClientCore core) {
    this.core = core;
  }

  Optional<SignalingTransport> transport() {
    return Optional.ofNullable(transport);
  }

  /** Uses a transport instead of the one before. */
  void join(SignalingTransport next) {
    close();
    transport = next;
    open();
    core.people().forEach(person -> person.dialling().moved());
  }

  private void open() {
    SignalingTransport current = transport;
    String name = ProvenSignaling.name(core.key());
    if (current != null && door == null) {
      try {
        door = current.join(name, name, new Door());
      } catch (IllegalStateException e) {
        core.fail(core.key(), ClientException.Reason.NO_CONNECTION, "the signalling is closed");
      }
    }
  }

  /** Begins a connection to somebody at whose door this client stands. */
  Optional<Link> dial(IdentityKey key, RoomMembership way) {
    String name = ProvenSignaling.name(key);
    String id = UUID.randomUUID().toString();
    Optional<Link> link = core.open(true, Optional.of(key), signal -> send(way, name, id, signal));
    link.ifPresent(made -> remember(made, way, name, id));
    return link;
  }

  private void remember(Link link, RoomMembership way, String name, String id) {
    ObjectNode end = JsonNodeFactory.instance.objectNode().put("end", true).put("link", id);
    links.put(name + " " + id, new Begun(link, () -> way.send(name, text(end))));
  }

  private static void send(RoomMembership way, String name, String id, Signal signal) {
    way.send(name, text(Json.object(signal.toJson()).put("link", id)));
  }

  private static String text(ObjectNode json) {
    return new String(Json.write(json), StandardCharsets.UTF_8);
  }

  /**
   * A text of a member.
   *
   * @param way where to answer; empty where an unknown connection is none that is begun
   */
  void received(String member, String text, Optional<RoomMembership> way) {
    JsonNode json;
    try {
      json = Json.tree(text.getBytes(StandardCharsets.UTF_8));
    } catch (ClientException e) {
      return;
    }
    String id = json.path("link").asText("");
    Begun known = links.get(member + " " + id);
    Optional<Signal> signal = signal(text);
    if (known != null && json.path("end").asBoolean()) {
      ended(known.link());
    } else if (known != null) {
      signal.ifPresent(known.link()::signal);
    } else if (way.isPresent()
        && id.length() <= MAX_ID_CHARACTERS
        && signal.filter(Signalling::isOffer).isPresent()
        && isToBeAnswered(member)) {
      answer(member, id, way.get(), signal.get());
    }
  }

  private static Optional<Signal> signal(String text) {
    try {
      return Optional.of(Signal.parse(text));
    } catch (DescriptorException e) {
      return Optional.empty();
    }
  }

  /** Once both have proven themselves nobody but they can end it. */
  private static void ended(Link link) {
    if (link.proven().isEmpty()) {
      link.fail(ClientException.Reason.NO_CONNECTION, "the other side gave up");
    }
  }

  private static boolean isOffer(Signal signal) {
    return signal instanceof Signal.Sdp sdp
        && sdp.description().type() == SessionDescription.Type.OFFER;
  }

  /** Where both dial at once, the one with the lower key goes on. */
  private boolean isToBeAnswered(String member) {
    Optional<IdentityKey> claimed = ProvenSignaling.key(member);
    Optional<Dialling> ours =
        claimed.flatMap(core::find).map(Person::dialling).filter(Dialling::isDialling);
    boolean ownGoesOn = claimed.filter(core::isBelow).isPresent();
    if (ours.isPresent() && ownGoesOn) {
      return false;
    }
    ours.ifPresent(Dialling::giveWay);
    return core.unproven() < MAX_UNPROVEN;
  }

  private void answer(String member, String id, RoomMembership way, Signal offer) {
    core.open(false, Optional.empty(), signal -> send(way, member, id, signal))
        .ifPresent(
            link -> {
              remember(link, way, member, id);
              link.signal(offer);
            });
  }

  /** Somebody is connected: what else was begun in their name before is of no use any more. */
  void settle(Link connected) {
    String name = ProvenSignaling.name(connected.requireKey()) + " ";
    Map.copyOf(links).entrySet().stream()
        .filter(other -> other.getKey().startsWith(name))
        .map(other -> other.getValue().link())
        .filter(other -> other.proven().isEmpty())
        .forEach(this::end);
  }

  /** Ends what is of no use any more. */
  void end(Link link) {
    over(link);
    link.close();
  }

  /** It is over; where nothing was proven yet the other side is told, lest it wait. */
  void over(Link link) {
    for (Begun begun : List.copyOf(links.values())) {
      if (begun.link() == link) {
        links.values().remove(begun);
        if (link.proven().isEmpty()) {
          begun.farewell().run();
        }
      }
    }
  }

  /** Leaves the transport. */
  void close() {
    RoomMembership current = door;
    door = null;
    transport = null;
    if (current != null) {
      current.close();
    }
  }

  private final class Door implements RoomListener {
    @Override
    public void onText(String member, String text) {
      core.loop().execute(() -> received(member, text, Optional.ofNullable(door)));
    }

    /** Somebody has this name, perhaps this client's own earlier start: it is claimed back. */
    @Override
    public void onClosed() {
      core.loop()
          .execute(
              () -> {
                if (door != null) {
                  door = null;
                  core.loop().after(backoff.next(), Signalling.this::open);
                }
              });
    }
  }
}
