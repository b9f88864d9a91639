package social.kith.node;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import social.kith.crypto.RecoveryWords;
import social.kith.crypto.RecoveryWordsException;
import social.kith.crypto.Secret;
import social.kith.node.KithException.Kind;
import social.kith.node.backup.Restore;
import social.kith.node.backup.RestoreException;

/** Makes the data folder of a node of a backup and the recovery words; no node runs on it then. */
public final class Restoring {
  private Restoring() {}

  /**
   * What is in the folder now.
   *
   * @param id contact id of the person, 64 hexadecimal digits
   * @param madeAt when the backup was made: what came later is not in it
   * @param contacts how many
   * @param posts how many, own ones and others'
   * @param images how many, in all sizes
   */
  public record RestoredView(String id, Instant madeAt, long contacts, long posts, long images) {}

  /**
   * Restores, or changes nothing. Takes as long as it takes to read and write everything.
   *
   * @param home the data folder: empty, or not there yet
   * @param words the recovery words as the person typed them
   * @param backup the file, read to its end and closed
   * @throws KithException INVALID with what is wrong and what to do
   */
  public static RestoredView restore(Path home, String words, InputStream backup) {
    try (Secret seed = RecoveryWords.parse(words)) {
      Restore.Restored done = Restore.run(home, seed, backup);
      return new RestoredView(
          done.identity().hex(), done.madeAt(), done.contacts(), done.items(), done.photos());
    } catch (RecoveryWordsException e) {
      throw new KithException(Kind.INVALID, Waiting.words(e), e);
    } catch (RestoreException e) {
      throw new KithException(Kind.INVALID, Waiting.words(e), e);
    }
  }

  /**
   * Checks recovery words alone, before anything long begins.
   *
   * @throws KithException INVALID with what is wrong and what to do
   */
  public static void requireWords(String words) {
    try {
      RecoveryWords.parse(words).close();
    } catch (RecoveryWordsException e) {
      throw new KithException(Kind.INVALID, Waiting.words(e), e);
    }
  }
}
