package social.kith.node.peer.signaling;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a member hears, as words in order. */
public class HeardRoom implements RoomListener {
  /** What was heard. */
  public final List<String> events = new CopyOnWriteArrayList<>();

  @Override
  public void onOpen(List<String> members) {
    events.add("open " + members);
  }

  @Override
  public void onJoined(String member) {
    events.add("joined " + member);
  }

  @Override
  public void onLeft(String member) {
    events.add("left " + member);
  }

  @Override
  public void onText(String member, String text) {
    events.add("text " + member + " " + (text.length() <= 64 ? text : "of " + text.length()));
  }

  @Override
  public void onInterrupted() {
    events.add("interrupted");
  }

  @Override
  public void onClosed() {
    events.add("closed");
  }

  /** How often something was heard. */
  public long count(String event) {
    return events.stream().filter(event::equals).count();
  }

  /** Waits until something is heard. */
  public void awaitEvent(String event) {
    until(() -> events.contains(event));
  }

  /** Waits until something is so. */
  public static void until(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(2)).until(condition);
  }
}
