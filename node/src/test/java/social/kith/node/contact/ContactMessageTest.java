package social.kith.node.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;
import social.kith.crypto.WeeklyKey;
import social.kith.node.find.HostName;

class ContactMessageTest {
  private static final List<InetSocketAddress> ADDRESSES =
      List.of(new InetSocketAddress("127.0.0.1", 25484));

  @Test
  void areReadAsTheyWereWritten() throws MalformedException {
    for (ContactMessage message :
        List.of(
            new ContactMessage.Pair("Zoë", ADDRESSES),
            new ContactMessage.Paired(List.of()),
            new ContactMessage.Paired(ADDRESSES),
            new ContactMessage.Start("B", List.of(), true, Optional.empty(), Optional.empty()),
            new ContactMessage.Start(
                "x".repeat(60),
                ADDRESSES,
                false,
                Optional.empty(),
                Optional.of(new HostPlace(new HostName("home.example.org"), 1))))) {
      assertThat(ContactMessage.parse(message.encode())).isEqualTo(message);
    }
  }

  @Test
  void theLongestStartFits() throws MalformedException, UnknownHostException {
    byte[] key = WeeklyKey.generate(Instant.EPOCH).signed(Identity.generate());
    InetAddress four = InetAddress.getLoopbackAddress();
    InetAddress six = InetAddress.getByName("2001:db8::1");
    List<InetSocketAddress> addresses =
        IntStream.range(0, 16)
            .mapToObj(i -> new InetSocketAddress(i < 8 ? four : six, 1 + i))
            .toList();
    ContactMessage.Start start =
        new ContactMessage.Start(
            "\u20ac".repeat(60),
            addresses,
            true,
            Optional.of(key),
            Optional.of(
                new HostPlace(
                    new HostName(
                        "x".repeat(63) + ("." + "x".repeat(63)).repeat(2) + "." + "y".repeat(61)),
                    65_534)));
    byte[] encoded = start.encode();
    assertThat(encoded.length).isLessThanOrEqualTo(ContactMessage.MAX_BYTES);
    assertThat(((ContactMessage.Start) ContactMessage.parse(encoded)).weeklyKey())
        .hasValueSatisfying(read -> assertThat(read).isEqualTo(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a\nb", "\u0007", "x61"})
  void refusesNamesThatNobodyCanHave(String name) {
    String wished = name.equals("x61") ? "x".repeat(61) : name;
    byte[] bytes = new ContactMessage.Pair(wished, ADDRESSES).encode();

    assertThatThrownBy(() -> ContactMessage.parse(bytes)).isInstanceOf(MalformedException.class);
  }
}
