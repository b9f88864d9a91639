package social.kith.node.peer.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.kith.crypto.Identity;

/** Proven names over an honest transport. */
class ProvenSignalingTest extends SignalingContract {
  private final LocalSignaling inner = new LocalSignaling(loop);
  private final Map<Integer, Identity> identities = new HashMap<>();
  private final Map<Integer, ProvenSignaling> transports = new HashMap<>();

  @Override
  SignalingTransport transport(int person) {
    return transports.computeIfAbsent(
        person, none -> new ProvenSignaling(inner, identity(person), loop));
  }

  private Identity identity(int person) {
    return identities.computeIfAbsent(person, none -> Identity.generate());
  }

  @Override
  String name(int person) {
    return ProvenSignaling.name(identity(person).key());
  }

  @Override
  int rooms() {
    return roomsOf(inner);
  }

  @AfterEach
  void nothingHonestWasDropped() {
    transports.values().forEach(transport -> assertThat(transport.dropped()).isZero());
  }

  @Test
  void takesOnlyItsOwnName() {
    assertThatThrownBy(() -> transport(0).join("room", name(1), new HeardRoom()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameIsAKeyAndAKeyHasOneName() {
    assertThat(ProvenSignaling.key(name(0))).contains(identity(0).key());
    assertThat(name(0)).hasSize(43);
    for (String wrong : new String[] {"", "x", name(0) + "=", name(0).substring(1), "ä"}) {
      assertThat(ProvenSignaling.key(wrong)).isEmpty();
    }
    // The last character has two bits that mean nothing.
    String last = name(0).substring(42);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    String other = String.valueOf(alphabet.charAt(alphabet.indexOf(last) + 1));
    assertThat(ProvenSignaling.key(name(0).substring(0, 42) + other)).isEmpty();
  }

  @Test
  void endsWithTheTransportBelow() {
    HeardRoom heard = new HeardRoom();
    RoomMembership unused = join(0, "room", heard);
    heard.awaitEvent("open []");
    inner.close();
    heard.awaitEvent("closed");
    RoomMembership unused2 = join(0, "other", heard);
    HeardRoom.until(() -> heard.count("closed") == 2);
  }
}
