package social.kith.web.browser;

import java.util.List;
import social.kith.node.LiveEnding;
import social.kith.node.LiveListener;
import social.kith.node.LivePersonView;

/** Takes part in a stream or a call and does nothing. */
final class SilentListener implements LiveListener {
  @Override
  public void admitted(String room, int number, List<LivePersonView> present) {}

  @Override
  public void came(LivePersonView who) {}

  @Override
  public void left(int number) {}

  @Override
  public void signal(int from, String text) {}

  @Override
  public void ended(LiveEnding why, String words) {}

  @Override
  public void moved(String room) {}
}
