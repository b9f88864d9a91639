package social.kith.node.live;

import java.util.List;
import java.util.function.Consumer;

/** Loop-owned. The seat of somebody at a contact's node: all that happens goes there. */
final class ContactSeat implements Seat {
  private final RoomId room;
  private final long attempt;
  private final Consumer<LiveMessage> toContact;
  private int number;

  ContactSeat(RoomId room, long attempt, Consumer<LiveMessage> toContact) {
    this.room = room;
    this.attempt = attempt;
    this.toContact = toContact;
  }

  @Override
  public void admitted(int given, List<Occupant> present) {
    number = given;
    toContact.accept(new LiveMessage.Admitted(room, attempt, given, present));
  }

  @Override
  public void came(Occupant who) {
    toContact.accept(new LiveMessage.Came(room, number, who));
  }

  @Override
  public void left(int who) {
    toContact.accept(new LiveMessage.Left(room, number, who));
  }

  @Override
  public void signal(int from, String text) {
    toContact.accept(new LiveMessage.Said(room, from, number, text));
  }

  @Override
  public void ended(Ending why) {
    toContact.accept(new LiveMessage.Leave(room, number));
  }
}
