package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelInboxTest {
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final ChannelInbox inbox = new ChannelInbox(new LoopGate(tasks::add));
  private final List<String> heard = new ArrayList<>();
  private final DataChannelListener listener =
      new DataChannelListener() {
        @Override
        public void onOpen() {
          heard.add("open");
        }

        @Override
        public void onMessage(byte[] data, boolean binary) {
          heard.add("message " + data.length);
        }

        @Override
        public void onClose() {
          heard.add("close");
        }
      };

  private void runTasks() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  @Test
  void keepsWhatComesBeforeTheListenerAndTellsEachOnce() {
    assertThat(inbox.accept(new byte[1], true)).isTrue();
    assertThat(inbox.accept(new byte[2], true)).isTrue();
    runTasks();
    inbox.close();
    inbox.install(listener);
    inbox.install(listener);
    inbox.close();
    assertThat(heard).containsExactly("open", "message 1", "message 2", "close");
  }

  @Test
  void tellsOpenBeforeTheFirstMessageAndOnce() {
    inbox.install(listener);
    inbox.accept(new byte[1], true);
    runTasks();
    inbox.open();
    assertThat(heard).containsExactly("open", "message 1");
  }

  @Test
  void tellsOnlyTheEndAfterItIsAbandoned() {
    inbox.install(listener);
    inbox.accept(new byte[1], true);
    inbox.abandon();
    runTasks();
    inbox.open();
    inbox.close();
    assertThat(heard).containsExactly("close");
  }

  @Test
  void holdsTheLimitOfUndeliveredBytesAndLosesEverythingAfterIt() {
    inbox.install(listener);
    int size = DataChannel.MAX_MESSAGE_BYTES - DataChannel.MESSAGE_OVERHEAD_BYTES;
    long fits = DataChannel.MAX_UNDELIVERED_BYTES / DataChannel.MAX_MESSAGE_BYTES;
    byte[] message = new byte[size];
    for (int i = 0; i < fits; i++) {
      assertThat(inbox.accept(message, true)).isTrue();
    }
    assertThat(inbox.accept(new byte[0], true)).isFalse();
    runTasks();
    assertThat(inbox.accept(new byte[0], true)).isFalse();
    runTasks();
    assertThat(heard).hasSize((int) fits + 1);
  }

  @Test
  void deliveredBytesCountNoMore() {
    inbox.install(listener);
    byte[] message = new byte[DataChannel.MAX_MESSAGE_BYTES];
    for (int i = 0; i < 1_000; i++) {
      assertThat(inbox.accept(message, true)).isTrue();
      runTasks();
    }
  }
}
