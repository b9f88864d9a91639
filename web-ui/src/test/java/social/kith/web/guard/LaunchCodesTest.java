package social.kith.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static social.kith.web.guard.LaunchCodes.Audience.ANYBODY;
import static social.kith.web.guard.LaunchCodes.Audience.SAME_USER;
import static social.kith.web.guard.LaunchCodes.Outcome.ACCEPTED;
import static social.kith.web.guard.LaunchCodes.Outcome.REFUSED;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.kith.web.FakeClock;

class LaunchCodesTest {
  private final LaunchCodes codes = new LaunchCodes(new FakeClock());

  @Test
  void aCodeForTheSameUserIsUsedUpByAnother() {
    String code = codes.issue(SAME_USER);
    assertThat(codes.redeem(code, false)).isEqualTo(REFUSED);
    assertThat(codes.redeem(code, true)).isEqualTo(REFUSED);
    assertThat(codes.redeem(codes.issue(SAME_USER), true)).isEqualTo(ACCEPTED);
    assertThat(codes.redeem(codes.issue(ANYBODY), false)).isEqualTo(ACCEPTED);
  }

  @Test
  void codesAreLongAndDiffer() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      seen.add(codes.issue(ANYBODY));
    }
    assertThat(seen).hasSize(1_000).allMatch(code -> code.length() == 22);
  }

  @Test
  void theOldestOfTooManyMakesRoom() {
    String first = codes.issue(ANYBODY);
    String second = codes.issue(ANYBODY);
    for (int i = 0; i < 31; i++) {
      codes.issue(ANYBODY);
    }
    assertThat(codes.redeem(first, true)).isEqualTo(REFUSED);
    assertThat(codes.redeem(second, true)).isEqualTo(ACCEPTED);
  }
}
