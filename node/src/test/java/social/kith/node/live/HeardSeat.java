package social.kith.node.live;

import java.util.ArrayList;
import java.util.List;

/** What somebody in a room heard. */
final class HeardSeat implements Seat {
  final List<String> all = new ArrayList<>();

  @Override
  public void admitted(int number, List<Occupant> present) {
    all.add("in " + number + " " + present.stream().map(Occupant::number).toList());
  }

  @Override
  public void came(Occupant who) {
    all.add("came " + who.number());
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
  public void ended(Ending why) {
    all.add("ended " + why);
  }
}
