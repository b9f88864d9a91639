package social.kith.node;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import social.kith.crypto.AgeIdentity;
import social.kith.crypto.NodeKeys;
import social.kith.crypto.RecoveryWords;
import social.kith.crypto.Secret;
import social.kith.node.KithException.Kind;
import social.kith.node.backup.Backup;
import social.kith.node.backup.WordsChecked;
import social.kith.storage.Store;
import social.kith.storage.StoreException;

/**
 * What a person needs to come back after they lost this machine: their recovery words, and backups.
 * A part of {@link KithNode}: any thread, refuses with {@link KithException}.
 */
public final class Recovery {
  /** How many words a person is asked for. */
  public static final int ASKED = 3;

  private final NodeKeys keys;
  private final Store store;
  private final EventHub hub;

  Recovery(NodeKeys keys, Store store, EventHub hub) {
    this.keys = keys;
    this.store = store;
    this.hub = hub;
  }

  /** Whether the person has shown that they have their words. */
  public RecoveryView view() {
    return new RecoveryView(WordsChecked.find(store));
  }

  /** The words, for the person to write down. */
  public RecoveryWordsView words() {
    try (Secret seed = keys.identity().seed()) {
      return new RecoveryWordsView(RecoveryWords.of(seed));
    }
  }

  /**
   * Keeps that the person has their words, if these are some of them.
   *
   * @param answers {@value #ASKED} of the words, each at another position; best at random ones
   * @throws KithException INVALID if they are not so many; CONFLICT if one of them is another word
   */
  public RecoveryView check(List<RecoveryAnswer> answers) {
    Set<Integer> positions = new HashSet<>();
    for (RecoveryAnswer answer : answers) {
      if (answer.position() >= 1 && answer.position() <= RecoveryWords.COUNT) {
        positions.add(answer.position());
      }
    }
    if (answers.size() != ASKED || positions.size() != ASKED) {
      throw new KithException(
          Kind.INVALID,
          "Three words are asked for, at different positions from 1 to 24. Name them.");
    }
    List<String> words = words().words();
    for (RecoveryAnswer answer : answers) {
      if (!words.get(answer.position() - 1).equals(normal(answer.word()))) {
        throw new KithException(
            Kind.CONFLICT,
            "Word %d is another one. Compare your paper with the words, then try again."
                .formatted(answer.position()));
      }
    }
    Waiting.on(store.update(tx -> WordsChecked.put(tx, store, Instant.now())));
    RecoveryView view = view();
    hub.publish(new NodeEvent.RecoveryChanged(view));
    return view;
  }

  private static String normal(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  /** What opens the backups without Kith. */
  public AgeIdentityView ageIdentity() {
    try (Secret seed = keys.identity().seed();
        AgeIdentity identity = AgeIdentity.of(seed)) {
      return new AgeIdentityView(identity.secretText(), identity.recipientText());
    }
  }

  /**
   * Takes all that is here now, to be written as one file while everything goes on.
   *
   * @return closed by the caller
   * @throws KithException CONFLICT if another backup is being made; UNAVAILABLE if the disk fails
   *     or is full
   */
  public NodeBackup beginBackup() {
    try {
      return new NodeBackup(Backup.begin(keys, store));
    } catch (StoreException e) {
      throw Waiting.asKithException(e);
    } catch (IllegalStateException e) {
      throw new KithException(
          Kind.CONFLICT, "A backup is being made already. Try again when it is done.", e);
    }
  }
}
