package social.kith.node;

import social.kith.storage.Store;
import social.kith.storage.Tx;

/** What this person has chosen for the whole node. Any thread. */
final class NodeSettings {
  private final Store store;
  private volatile SettingsView view;

  NodeSettings(Store store) {
    this.store = store;
    this.view = SettingsView.of(this::read);
  }

  private boolean read(NodeSetting setting) {
    return store.settings().find(setting.key()).map(on -> on[0] != 0).orElse(setting.first());
  }

  SettingsView view() {
    return view;
  }

  /** Stores them; waits for COMMIT. */
  void change(SettingsView wished) {
    Waiting.on(
        store.update(
            tx -> {
              for (NodeSetting setting : NodeSetting.values()) {
                put(tx, setting.key(), wished.has(setting));
              }
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
