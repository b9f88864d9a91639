package social.kith.web.bench;

import java.util.function.Consumer;

/** Two connected ends in this process, made by one library; near sends to far. */
interface Wire extends AutoCloseable {
  /** Makes wires. */
  interface Maker extends AutoCloseable {
    /** Connects two ends; returns once messages can be sent. */
    Wire connect() throws Exception;
  }

  /** Sends a message to the far end. */
  void send(byte[] message) throws Exception;

  /** Bytes that wait at the near end. */
  long bufferedAmount();

  /** Hears what comes to the far end. */
  void onFar(Consumer<byte[]> listener);

  /** Sends a message to the near end. */
  void reply(byte[] message) throws Exception;

  /** Hears what comes to the near end. */
  void onNear(Consumer<byte[]> listener);
}
