package social.kith.node.peer.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.Identity;
import social.kith.crypto.IdentityKey;

class FolderMessagesTest {
  private static final UUID STREAM = new UUID(1, 2);
  private final IdentityKey bob = Identity.generate().key();

  @TempDir Path folder;

  private static JournalEntry.Queued queued(long number) {
    return new JournalEntry.Queued(number, true, new byte[] {(byte) number, 2, 3});
  }

  private List<String> read() throws IOException {
    try (FolderMessages store = FolderMessages.in(folder)) {
      return store.read(bob).stream().map(FolderMessagesTest::words).toList();
    }
  }

  private static String words(JournalEntry entry) {
    return entry instanceof JournalEntry.Queued queued
        ? "queued " + queued.number() + Arrays.toString(queued.data()) + queued.binary()
        : entry.toString();
  }

  private void write(JournalEntry... entries) throws IOException {
    try (FolderMessages store = FolderMessages.in(folder)) {
      store.write(bob, List.of(entries));
    }
  }

  private Path file() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(path -> path.toString().endsWith(".messages")).findFirst().orElseThrow();
    }
  }

  @Test
  void keepsWhatStillMatters() throws IOException {
    write(new JournalEntry.Began(STREAM), queued(1), queued(2), queued(3));
    write(new JournalEntry.Acknowledged(2), new JournalEntry.Taken(STREAM, 9));
    assertThat(read())
        .containsExactly(
            words(new JournalEntry.Began(STREAM)),
            words(new JournalEntry.Acknowledged(2)),
            words(queued(3)),
            words(new JournalEntry.Taken(STREAM, 9)));
  }

  @Test
  void cutsOffATornEndWhereverItIsAndGoesOn() throws IOException {
    write(queued(1));
    byte[] first = Files.readAllBytes(file());
    write(queued(2));
    byte[] both = Files.readAllBytes(file());
    for (int length = first.length; length < both.length; length++) {
      Files.write(file(), Arrays.copyOf(both, length));
      assertThat(read()).containsExactly(words(queued(1)));
      write(queued(3));
      assertThat(read()).containsExactly(words(queued(1)), words(queued(3)));
    }
  }

  @Test
  void passesOverAnEndThatIsNoEntry() throws IOException {
    write(queued(1));
    long size = Files.size(file());
    Files.write(file(), new byte[100], StandardOpenOption.APPEND);
    assertThat(read()).containsExactly(words(queued(1)));
    assertThat(Files.size(file())).isEqualTo(size);
  }

  @Test
  void isWrittenAnewWhenMostIsOfNoUse() throws IOException {
    try (FolderMessages store = FolderMessages.in(folder, 1_000)) {
      for (int i = 1; i <= 1_000; i++) {
        store.write(bob, List.of(queued(i), new JournalEntry.Acknowledged(i)));
        assertThat(Files.size(file())).isLessThan(1_100);
      }
      store.write(bob, List.of(queued(1_001)));
    }
    assertThat(read())
        .containsExactly(words(new JournalEntry.Acknowledged(1_000)), words(queued(1_001)));
  }

  @Test
  void aHalfMadeNewFileIsPassedOver() throws IOException {
    write(queued(1));
    Files.write(folder.resolve(file().getFileName() + ".new"), new byte[50]);
    assertThat(read()).containsExactly(words(queued(1)));
  }

  @Test
  void keepsPeopleApart() throws IOException {
    write(queued(1));
    try (FolderMessages store = FolderMessages.in(folder)) {
      assertThat(store.read(Identity.generate().key())).isEmpty();
    }
  }
}
