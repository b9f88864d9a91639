package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Two people of one household with one machine: their nodes give their links the same ports. */
class OneMachineIT {
  @TempDir Path folder;

  @RepeatedTest(3)
  void twoWhoPairChooseDifferentPortsAndMeet() throws Exception {
    try (TestNode alice = new TestNode(folder.resolve("alice"), "Alice");
        TestNode bob = TestNode.besides(alice, folder.resolve("bob"), "Bob")) {
      alice.pair(bob);

      assertThat(alice.node().paths().of(bob.id()).linkPort())
          .isPresent()
          .isNotEqualTo(bob.node().paths().of(alice.id()).linkPort());
    }
  }
}
