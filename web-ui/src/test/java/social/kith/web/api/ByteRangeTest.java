package social.kith.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-, 0, 99",
    "bytes=0-0, 0, 0",
    "bytes=10-19, 10, 19",
    "bytes=10-500, 10, 99",
    "bytes=99-, 99, 99",
    "bytes=-1, 99, 99",
    "bytes=-500, 0, 99"
  })
  void reads(String header, long first, long last) {
    assertThat(ByteRange.parse(header, 100)).contains(new ByteRange(first, last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "bytes", "bytes=", "bytes=-", "bytes=9-1", "bytes=0-1,4-5", "lines=1-2"})
  void takesTheWholeForWhatItDoesNotUnderstand(String header) {
    assertThat(ByteRange.parse(header, 100)).isEmpty();
  }

  @Test
  void knowsWhatIsNotThere() {
    assertThat(ByteRange.parse("bytes=100-", 100).orElseThrow().isSatisfiable()).isFalse();
    assertThat(ByteRange.parse("bytes=-0", 100).orElseThrow().isSatisfiable()).isFalse();
    assertThat(ByteRange.parse("bytes=99-", 100).orElseThrow().isSatisfiable()).isTrue();
    assertThat(ByteRange.parse("bytes=" + "9".repeat(19) + "-", 100)).isEmpty();
  }
}
