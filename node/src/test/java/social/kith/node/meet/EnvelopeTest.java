package social.kith.node.meet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;
import social.kith.crypto.MeetingSecret;
import social.kith.crypto.Secret;

class EnvelopeTest {
  private final Identity self = Identity.generate();
  private final MeetingSecret secret = new MeetingSecret(Secret.random());

  @Test
  void refusesWhatIsEmptyOrOfAnotherKind() {
    for (byte[] envelope : new byte[][] {{}, {0}, {1}, {2}, {3}, {-1}}) {
      assertThatThrownBy(
              () -> Envelope.open(secret, self.id(), self.key(), id -> Optional.empty(), envelope))
          .isInstanceOf(MalformedException.class);
    }
  }
}
