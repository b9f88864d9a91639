package social.kith.node.backup;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import social.kith.storage.Store;
import social.kith.storage.Tx;

/** When the person last showed that they have their recovery words, as kept in the settings. */
public final class WordsChecked {
  private static final String SETTING = "recovery.words_checked";

  private WordsChecked() {}

  /** When; empty if they never did. */
  public static Optional<Instant> find(Store store) {
    return store
        .settings()
        .find(SETTING)
        .map(bytes -> Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong()));
  }

  /** Keeps that they did so now. */
  public static void put(Tx tx, Store store, Instant now) {
    byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli()).array();
    store.settings().put(tx, SETTING, value);
  }
}
