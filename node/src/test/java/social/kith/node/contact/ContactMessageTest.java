package social.kith.node.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.crypto.MalformedException;

class ContactMessageTest {
  private static final List<InetSocketAddress> ADDRESSES =
      List.of(new InetSocketAddress("127.0.0.1", 25484));

  @Test
  void areReadAsTheyWereWritten() throws MalformedException {
    for (ContactMessage message :
        List.of(
            new ContactMessage.Pair("Zoë", ADDRESSES),
            new ContactMessage.Paired(),
            new ContactMessage.Start("B", List.of(), true),
            new ContactMessage.Start("x".repeat(60), ADDRESSES, false))) {
      assertThat(ContactMessage.parse(message.encode())).isEqualTo(message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a\nb", "\u0007", "x61"})
  void refusesNamesThatNobodyCanHave(String name) {
    String wished = name.equals("x61") ? "x".repeat(61) : name;
    byte[] bytes = new ContactMessage.Pair(wished, ADDRESSES).encode();

    assertThatThrownBy(() -> ContactMessage.parse(bytes)).isInstanceOf(MalformedException.class);
  }
}
