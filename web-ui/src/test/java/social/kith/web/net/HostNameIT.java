package social.kith.web.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rented machine that gets another address, and a contact who knows its name. */
class HostNameIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String NAME = "bob.example.org";

  @TempDir Path folder;
  private Internet internet;

  @BeforeEach
  void open() {
    Optional<Internet> opened = Internet.open();
    assumeTrue(opened.isPresent(), "SKIPPED: names, as they need root on Linux and nftables");
    internet = opened.get();
  }

  @AfterEach
  void close() {
    internet.close();
  }

  /**
   * Alice's router lets nobody in whom she did not call, and nothing else tells her where Bob is.
   */
  @Test
  void whoMovedIsFoundByTheirName() throws Exception {
    Internet.Host alices = internet.home(Router.PORT_RESTRICTED);
    Internet.Host bobs = internet.host();
    internet.name(NAME, bobs.address(), alices, bobs);
    try (TwoHomes homes = new TwoHomes(folder, alices, bobs, internet.host(), false)) {
      assertThat(
              homes
                  .bob()
                  .put("/api/v1/host-name", Map.of("name", NAME))
                  .at("/addresses/0")
                  .asText())
          .isEqualTo(bobs.address());
      assertThat(homes.meet(LIMIT)).isPresent();
      homes.alice().close();
      homes.bob().close();
      internet.name(NAME, internet.move(bobs, 77), alices, bobs);
      assertThat(homes.meetAgain(LIMIT)).isPresent();
      assertThat(homes.path()).isEqualTo("DIRECT");
      assertThat(homes.sources()).contains("HOST_NAME");
    }
  }
}
