package social.kith.node.peer.signaling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import social.kith.node.peer.FreePorts;
import social.kith.node.peer.PeerConfig;
import social.kith.node.peer.PeerOptions;

/**
 * Gives each peer of a room a port, and puts 127.0.0.1 with that port into its descriptions, so
 * that rooms connect over the loopback interface.
 */
public final class LoopbackSignaling implements SignalingTransport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final SignalingTransport inner;
  private final Map<String, Integer> ports = new ConcurrentHashMap<>();
  private volatile boolean connecting = true;

  /** Over this transport. */
  public LoopbackSignaling(SignalingTransport inner) {
    this.inner = inner;
  }

  /** No peer finds a way from now on. */
  LoopbackSignaling unconnected() {
    connecting = false;
    return this;
  }

  /** The same configuration on a port of its own. */
  public PeerConfig on(String member, boolean initiator) {
    int port = FreePorts.pair();
    ports.put(member, port);
    PeerOptions options = PeerOptions.anyAddress(port);
    return initiator ? PeerConfig.initiator(options) : PeerConfig.answerer(options);
  }

  @Override
  public RoomMembership join(String room, String member, RoomListener listener) {
    RoomMembership in = inner.join(room, member, listener);
    return new RoomMembership() {
      @Override
      public void send(String to, String text) {
        in.send(to, withAddress(to, text));
      }

      @Override
      public void broadcast(String text) {
        in.broadcast(text);
      }

      @Override
      public void close() {
        in.close();
      }
    };
  }

  private String withAddress(String to, String text) {
    try {
      JsonNode json = JSON.readTree(text);
      JsonNode signal = json.path("signal");
      if (signal.has("candidate")) {
        ((ObjectNode) signal).put("candidate", "");
      } else if (signal.has("sdp") && connecting) {
        String line = "a=candidate:1 1 udp 2122194687 127.0.0.1 " + ports.get(to) + " typ host\r\n";
        String sdp = signal.get("sdp").asText();
        int second = sdp.indexOf("m=", sdp.indexOf("m=") + 1);
        int at = second < 0 ? sdp.length() : second;
        ((ObjectNode) signal).put("sdp", sdp.substring(0, at) + line + sdp.substring(at));
      }
      return json.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int maxTextCharacters() {
    return inner.maxTextCharacters();
  }

  @Override
  public void close() {
    inner.close();
  }
}
