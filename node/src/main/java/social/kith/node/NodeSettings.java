package social.kith.node;

import social.kith.storage.Store;

/** What this person has chosen for the whole node. Any thread. */
final class NodeSettings {
  private static final String MEET = "settings.meet-through-contacts";

  private final Store store;
  private volatile SettingsView view;

  NodeSettings(Store store) {
    this.store = store;
    this.view = new SettingsView(store.settings().find(MEET).map(on -> on[0] != 0).orElse(true));
  }

  SettingsView view() {
    return view;
  }

  /** Stores them; waits for COMMIT. */
  void change(SettingsView wished) {
    byte[] meet = {(byte) (wished.meetThroughContacts() ? 1 : 0)};
    Waiting.on(store.update(tx -> store.settings().put(tx, MEET, meet)));
    view = wished;
  }
}
