package social.kith.node;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import social.kith.crypto.RecoveryWords;
import social.kith.crypto.RecoveryWordsException;
import social.kith.crypto.Secret;
import social.kith.node.KithException.Kind;
import social.kith.node.backup.Restore;
import social.kith.node.backup.RestoreException;
import social.kith.node.backup.StagedRestore;

/**
 * Makes the data folder of a node of a backup and the recovery words; no node runs on it then. How
 * a node that runs becomes another's at its first start: {@link NodeHost#restore}.
 */
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
      return view(Restore.run(home, seed, backup));
    } catch (RecoveryWordsException e) {
      throw new KithException(Kind.INVALID, Waiting.words(e), e);
    } catch (RestoreException e) {
      throw new KithException(Kind.INVALID, Waiting.words(e), e);
    }
  }

  /**
   * Restores within the data folder of a node, whose files are not touched yet.
   *
   * @param home held by this process, which restores nothing else there
   * @param words the recovery words as the person typed them
   * @param backup the file, read to its end and closed
   * @param sizeBytes of the backup, for which there has to be room
   * @return closed by the caller
   * @throws KithException INVALID with what is wrong and what to do
   */
  static StagedRestore within(Path home, String words, InputStream backup, long sizeBytes) {
    try (Secret seed = RecoveryWords.parse(words)) {
      return Restore.within(home, seed, backup, sizeBytes);
    } catch (RecoveryWordsException e) {
      throw new KithException(Kind.INVALID, Waiting.words(e), e);
    } catch (RestoreException e) {
      throw new KithException(Kind.INVALID, Waiting.words(e), e);
    }
  }

  static RestoredView view(Restore.Restored done) {
    return new RestoredView(
        done.identity().hex(), done.madeAt(), done.contacts(), done.items(), done.photos());
  }

  /**
   * Every recovery word there is, in the order of the alphabet: to complete and check what is
   * typed.
   */
  public static List<String> allWords() {
    return RecoveryWords.all();
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
