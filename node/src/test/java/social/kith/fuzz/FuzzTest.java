package social.kith.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten thousand wrong inputs for each parser; {@code ./kith fuzz} has a million, and other ones. */
class FuzzTest {
  private static final int COUNT = 10_000;

  static List<Target> targets() {
    return Targets.all();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void takesOrRefuses(Target target) {
    Fuzzer.Result result = Fuzzer.run(target, 1, COUNT);
    assertThat(result.taken() + result.refused()).isEqualTo(COUNT);
    if (!target.refusals().isEmpty()) {
      assertThat(result.refused()).isGreaterThan(COUNT / 10);
    }
  }

  @Test
  void namesAreUnique() {
    assertThat(Targets.all()).extracting(Target::name).doesNotHaveDuplicates();
  }
}
