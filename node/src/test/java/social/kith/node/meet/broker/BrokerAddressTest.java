package social.kith.node.meet.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressTest {
  @ParameterizedTest
  @CsvSource({
    "mqtts://example.org, mqtts://example.org:8883",
    "mqtt://example.org, mqtt://example.org:1883",
    "MQTTS://example.org:1/, mqtts://example.org:1",
    "' mqtt://127.0.0.1:65535 ', mqtt://127.0.0.1:65535",
    "mqtts://[2001:db8::1], mqtts://[2001:db8::1]:8883"
  })
  void isReadAndWritten(String text, String same) {
    BrokerAddress address = BrokerAddress.parse(text);
    assertThat(address).hasToString(same);
    assertThat(BrokerAddress.parse(same)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.org",
        "http://example.org",
        "mqtts://",
        "mqtts://a:0",
        "mqtts://a:65536",
        "mqtts://user:password@a",
        "mqtts://a/path",
        "mqtts://a?b",
        "mqtts://a#b",
        "mqtts://a b"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> BrokerAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isNoLongerThanItsLimit() {
    String label = "a".repeat(60) + ".";
    String longest = "mqtts://" + label.repeat(4) + "a".repeat(BrokerAddress.MAX_CHARACTERS - 252);
    assertThat(longest).hasSize(BrokerAddress.MAX_CHARACTERS);
    assertThat(BrokerAddress.parse(longest).port()).isEqualTo(8883);
    assertThatThrownBy(() -> BrokerAddress.parse(longest + "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCertificateThatIsNoneIsRefused() {
    BrokerAddress address = BrokerAddress.parse("mqtts://a");
    for (String certificate : new String[] {"x", "-----BEGIN CERTIFICATE-----\nAAAA\n"}) {
      assertThatThrownBy(() -> new Broker(address, "", "", certificate))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
