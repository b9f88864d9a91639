package social.kith.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.kith.node.peer.IceCandidate;

class DiallingTest {
  private static final InetSocketAddress FIVE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 5);
  private static final InetSocketAddress SIX =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 6);

  private long now;
  private final Dialling dialling = new Dialling(() -> now);

  private List<String> take() {
    return dialling.take().stream().map(IceCandidate::candidate).toList();
  }

  @Test
  void givesAnAddressOnceAndWithANewFoundationWhenItHasFailed() {
    dialling.want(List.of(FIVE));
    assertThat(take()).singleElement().asString().startsWith("candidate:1 ");
    assertThat(take()).isEmpty();
    now += Dialling.TRY_NANOS;
    assertThat(take()).isEmpty();
    dialling.want(List.of(FIVE));
    assertThat(take()).singleElement().asString().startsWith("candidate:2 ");
  }

  @Test
  void anAddressThatIsBeingTriedWaitsForItsFailure() {
    dialling.want(List.of(FIVE));
    take();
    now += Dialling.TRY_NANOS - 1;
    dialling.want(List.of(FIVE, SIX));
    assertThat(take()).singleElement().asString().contains(" 6 ");
    assertThat(take()).isEmpty();
    dialling.allFailed();
    assertThat(take()).singleElement().asString().contains(" 5 ");
    assertThat(take()).isEmpty();
  }

  @Test
  void theNewestWishCounts() {
    dialling.want(List.of(FIVE));
    dialling.want(List.of(SIX));
    assertThat(take()).singleElement().asString().contains(" 6 ");
    dialling.allFailed();
    assertThat(take()).isEmpty();
    dialling.wantLastAgain();
    assertThat(take()).singleElement().asString().contains(" 6 ");
  }

  @Test
  void isFullAboveTheLimitAndNotAtIt() {
    for (int i = 0; i < Dialling.MAX_CANDIDATES; i++) {
      dialling.want(List.of(FIVE));
      assertThat(dialling.isFull()).isFalse();
      take();
      dialling.allFailed();
    }
    dialling.want(List.of(FIVE));
    assertThat(dialling.given()).isEqualTo(512);
    assertThat(dialling.isFull()).isTrue();
    dialling.renewed();
    assertThat(dialling.isFull()).isFalse();
    assertThat(take()).hasSize(1);
  }
}
