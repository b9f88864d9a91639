package social.kith.node.peer.signaling;

import java.util.List;
import java.util.concurrent.Executor;

/** Brings what a room tells to another executor, where its listener lives. */
record OnExecutor(Executor executor, RoomListener listener) implements RoomListener {
  @Override
  public void onOpen(List<String> members) {
    executor.execute(() -> listener.onOpen(members));
  }

  @Override
  public void onJoined(String member) {
    executor.execute(() -> listener.onJoined(member));
  }

  @Override
  public void onLeft(String member) {
    executor.execute(() -> listener.onLeft(member));
  }

  @Override
  public void onText(String member, String text) {
    executor.execute(() -> listener.onText(member, text));
  }

  @Override
  public void onInterrupted() {
    executor.execute(listener::onInterrupted);
  }

  @Override
  public void onClosed() {
    executor.execute(listener::onClosed);
  }
}
