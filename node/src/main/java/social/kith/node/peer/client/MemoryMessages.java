package social.kith.node.peer.client;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import social.kith.crypto.IdentityKey;

/** Messages that are kept as long as the process lives. Closing forgets nothing. */
final class MemoryMessages implements MessageStore {
  private final Map<IdentityKey, JournalState> people = new HashMap<>();

  @Override
  public List<JournalEntry> read(IdentityKey person) {
    return people.getOrDefault(person, new JournalState()).live();
  }

  @Override
  public void write(IdentityKey person, List<JournalEntry> entries) {
    JournalState state = people.computeIfAbsent(person, unused -> new JournalState());
    entries.forEach(state::apply);
  }

  @Override
  public void close() {}
}
