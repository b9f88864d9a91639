package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** What a page in a stream or a call heard. */
final class HeardLive implements LiveListener {
  final List<String> all = new CopyOnWriteArrayList<>();

  @Override
  public void admitted(String room, int number, List<LivePersonView> present) {
    all.add("in " + number + " with " + present.stream().map(LivePersonView::name).toList());
  }

  @Override
  public void came(LivePersonView who) {
    all.add("came " + who.number() + " " + who.name());
  }

  @Override
  public void left(int number) {
    all.add("left " + number);
  }

  @Override
  public void signal(int from, String text) {
    all.add(from + ": " + text);
  }

  @Override
  public void ended(LiveEnding why, String words) {
    all.add("ended " + why);
  }

  @Override
  public void moved(String room) {
    all.add("moved " + room);
  }

  /** Waits until this was heard. */
  void await(String what) {
    Awaitility.await().atMost(TestNode.LIMIT).untilAsserted(() -> assertThat(all).contains(what));
  }
}
