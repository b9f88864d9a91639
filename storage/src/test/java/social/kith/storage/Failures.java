package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a StoreException has to be like. */
final class Failures {
  private Failures() {}

  static void assertStoreFailure(
      ThrowingCallable action, StoreException.Reason reason, String inMessage) {
    StoreException failure = catchThrowableOfType(StoreException.class, action);
    assertThat(failure).as("a StoreException").isNotNull();
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure).hasMessageContaining(inMessage);
    assertThat(failure.getMessage()).as("ends with advice").matches("(?s).*\\. .*[a-zA-Z]\\.");
  }
}
