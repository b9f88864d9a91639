package social.kith.node;

import social.kith.storage.Store;
import social.kith.storage.Tx;

/** What this person has chosen for the whole node. Any thread. */
final class NodeSettings {
  private static final String SEEN = "settings.seen-receipts";
  private static final String MEET = "settings.meet-through-contacts";
  private static final String METERED = "settings.metered";

  private final Store store;
  private volatile SettingsView view;

  NodeSettings(Store store) {
    this.store = store;
    this.view = new SettingsView(read(MEET, true), read(SEEN, false), read(METERED, false));
  }

  private boolean read(String key, boolean untold) {
    return store.settings().find(key).map(on -> on[0] != 0).orElse(untold);
  }

  SettingsView view() {
    return view;
  }

  /** Stores them; waits for COMMIT. */
  void change(SettingsView wished) {
    Waiting.on(
        store.update(
            tx -> {
              put(tx, MEET, wished.meetThroughContacts());
              put(tx, SEEN, wished.seenReceipts());
              put(tx, METERED, wished.metered());
              if (!wished.seenReceipts()) {
                store.seenPosts().forgetUntold(tx);
              }
            }));
    view = wished;
  }

  private void put(Tx tx, String key, boolean on) {
    store.settings().put(tx, key, new byte[] {(byte) (on ? 1 : 0)});
  }
}
