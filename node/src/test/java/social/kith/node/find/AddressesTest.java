package social.kith.node.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import social.kith.crypto.MalformedException;

class AddressesTest {
  private static final InetSocketAddress V4 = new InetSocketAddress("192.0.2.7", 25484);
  private static final InetSocketAddress V6 = new InetSocketAddress("2001:db8::7", 65535);

  @Test
  void areReadAsTheyWereWrittenIpv4First() throws MalformedException {
    assertThat(Addresses.parse(Addresses.encode(List.of(V6, V4)))).containsExactly(V4, V6);
    assertThat(Addresses.encode(List.of(V6, V4))).hasSize(1 + 6 + 18);
    assertThat(Addresses.parse(Addresses.encode(List.of()))).isEmpty();
  }

  @Test
  void keepsTheFirstEightOfAFamily() throws MalformedException {
    List<InetSocketAddress> nine =
        IntStream.range(1, 10).mapToObj(i -> new InetSocketAddress("192.0.2." + i, i)).toList();

    assertThat(Addresses.parse(Addresses.encode(nine))).isEqualTo(nine.subList(0, 8));
  }

  @Test
  void refusesWhatIsCutLongerOrOverTheLimit() {
    byte[] good = Addresses.encode(List.of(V4, V6));
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> Addresses.parse(cut)).isInstanceOf(MalformedException.class);
    }
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    assertThatThrownBy(() -> Addresses.parse(longer)).isInstanceOf(MalformedException.class);
    byte[] nine = new byte[1 + 9 * 6];
    Arrays.fill(nine, (byte) 1);
    nine[0] = (byte) 0x90;
    assertThatThrownBy(() -> Addresses.parse(nine)).isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesPortZero() {
    byte[] zero = {0x10, 127, 0, 0, 1, 0, 0};

    assertThatThrownBy(() -> Addresses.parse(zero)).isInstanceOf(MalformedException.class);
  }
}
