package social.kith.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiallingTest {
  private static final List<InetSocketAddress> ONE =
      List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5));
  private static final List<InetSocketAddress> OTHER =
      List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 6));

  private final Dialling dialling = new Dialling();

  @Test
  void eachDialIsANewGeneration() {
    dialling.want(ONE);
    assertThat(dialling.take().get(0).candidate()).endsWith("generation 1");
    assertThat(dialling.isWanted()).isFalse();
    dialling.want(ONE);
    dialling.renewed();
    assertThat(dialling.take().get(0).candidate()).endsWith("generation 2");
  }

  @Test
  void theNewestWishCounts() {
    dialling.want(ONE);
    dialling.want(OTHER);
    assertThat(dialling.take().get(0).candidate()).contains(" 6 ");
    dialling.want(ONE);
    dialling.wantLastAgain();
    assertThat(dialling.take().get(0).candidate()).contains(" 5 ");
    dialling.wantLastAgain();
    assertThat(dialling.take().get(0).candidate()).contains(" 5 ");
  }

  @Test
  void isFullAboveTheLimitAndNotAtIt() {
    for (int i = 0; i < Dialling.MAX_CANDIDATES; i++) {
      dialling.want(ONE);
      assertThat(dialling.isFull()).isFalse();
      dialling.take();
    }
    dialling.want(ONE);
    assertThat(dialling.given()).isEqualTo(512);
    assertThat(dialling.isFull()).isTrue();
    dialling.renewed();
    assertThat(dialling.isFull()).isFalse();
  }
}
