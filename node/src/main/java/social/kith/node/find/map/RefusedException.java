package social.kith.node.find.map;

import java.io.IOException;

/** A router answered, and did not do what was asked. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * With its answer.
   *
   * @param message a code of the protocol, never an address
   */
  RefusedException(String message) {
    super(message);
  }
}
