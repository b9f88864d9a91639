package social.kith.node.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;

class CameraConfigTest {
  private static final ContactId ANN = Identity.generate().id();
  private static final ContactId BOB = Identity.generate().id();
  private static final TimeWindow DAYTIME =
      new TimeWindow(8 * 60, 18 * 60, Set.of(DayOfWeek.MONDAY));

  private static CameraConfig camera(Optional<String> device) {
    return new CameraConfig(
        RoomId.random(),
        "Porch",
        device,
        640,
        480,
        15,
        1_000,
        3,
        List.of(
            new CameraConfig.Grant(ANN, Optional.empty()),
            new CameraConfig.Grant(BOB, Optional.of(DAYTIME))));
  }

  @Test
  void areReadAsTheyWereWritten() throws MalformedException {
    List<CameraConfig> cameras = List.of(camera(Optional.empty()), camera(Optional.of("/dev/v")));
    assertThat(CameraConfig.parse(CameraConfig.encode(cameras))).isEqualTo(cameras);
    assertThat(CameraConfig.parse(CameraConfig.encode(List.of()))).isEmpty();
    assertThatThrownBy(() -> CameraConfig.parse(new byte[] {1}))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void whoMayWatchOnlyAtTimesIsInTheAudienceThenAlone() {
    LocalDateTime noon = LocalDateTime.of(2026, 11, 30, 12, 0);
    assertThat(camera(Optional.empty()).audience(noon)).containsExactlyInAnyOrder(ANN, BOB);
    assertThat(camera(Optional.empty()).audience(noon.plusHours(8))).containsExactly(ANN);
  }
}
