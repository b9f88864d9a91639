package social.kith.node.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;
import social.kith.node.find.HostName;

class HostPlaceTest {
  @Test
  void readsWhatItWrites() throws Exception {
    HostPlace place = new HostPlace(new HostName("a".repeat(63) + ".example"), 65_534);
    assertThat(HostPlace.parse(place.encode())).isEqualTo(place);
    String longest = ("x".repeat(63) + ".").repeat(3) + "y".repeat(61);
    HostPlace full = new HostPlace(new HostName(longest), 65_534);
    assertThat(full.encode()).hasSizeLessThanOrEqualTo(HostPlace.MAX_BYTES);
    assertThat(HostPlace.parse(full.encode())).isEqualTo(full);
  }

  @Test
  void refusesANameOrAPortThatIsNone() {
    for (String name : new String[] {"", "a b", "-", "x".repeat(254)}) {
      byte[] bytes = CborMap.builder().put(1, name).put(2, 1).build().encode();
      assertThatThrownBy(() -> HostPlace.parse(bytes)).isInstanceOf(MalformedException.class);
    }
    for (int port : new int[] {0, 65_535}) {
      byte[] bytes = CborMap.builder().put(1, "a").put(2, port).build().encode();
      assertThatThrownBy(() -> HostPlace.parse(bytes)).isInstanceOf(MalformedException.class);
    }
  }
}
