package social.kith.node;

import java.util.List;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.node.live.Ending;
import social.kith.node.live.LiveRoom;
import social.kith.node.live.Occupant;
import social.kith.node.live.RoomCard;
import social.kith.node.live.RoomId;
import social.kith.node.live.Seat;

/** Shows rooms, and what happens in them, as the page knows them. Any thread. */
final class LiveRooms {
  private final ContactViews contacts;
  private final Profile profile;

  LiveRooms(ContactViews contacts, Profile profile) {
    this.contacts = contacts;
    this.profile = profile;
  }

  LiveView view(List<LiveRoom> rooms) {
    return new LiveView(rooms.stream().map(this::view).toList());
  }

  private LiveRoomView view(LiveRoom room) {
    RoomCard card = room.card();
    return new LiveRoomView(
        card.id().hex(),
        LiveKind.valueOf(card.kind().name()),
        card.title(),
        card.video(),
        card.ringing(),
        card.since(),
        room.host().isEmpty(),
        room.host().orElse(profile.self()).hex(),
        room.host().map(contacts::name).orElseGet(profile::nameOrDefault),
        room.joined(),
        room.audience().stream().map(ContactId::hex).sorted().toList(),
        room.present().stream().map(LiveRooms::view).toList());
  }

  private static LivePersonView view(LiveRoom.Present present) {
    return new LivePersonView(
        present.who().number(),
        present.who().name(),
        present.who().contact().map(ContactId::hex),
        Optional.of(present.since()));
  }

  private static LivePersonView view(Occupant who) {
    return new LivePersonView(
        who.number(), who.name(), who.contact().map(ContactId::hex), Optional.empty());
  }

  /** A seat from which this listener hears. */
  static Seat seat(RoomId room, LiveListener listener) {
    return new Seat() {
      @Override
      public void admitted(int number, List<Occupant> present) {
        listener.admitted(room.hex(), number, present.stream().map(LiveRooms::view).toList());
      }

      @Override
      public void came(Occupant who) {
        listener.came(view(who));
      }

      @Override
      public void left(int number) {
        listener.left(number);
      }

      @Override
      public void signal(int from, String text) {
        listener.signal(from, text);
      }

      @Override
      public void ended(Ending why) {
        listener.ended(LiveEnding.valueOf(why.name()), words(why));
      }

      @Override
      public void moved(RoomId to) {
        listener.moved(to.hex());
      }
    };
  }

  private static String words(Ending why) {
    return switch (why) {
      case ENDED -> "It is over.";
      case UNANSWERED -> "Nobody answered. Try again later, or write to them.";
      case DECLINED -> "The call was declined.";
      case BUSY -> "They are in another call. Try again later.";
      case GONE -> "It is over, or not for you any more.";
      case FULL -> "As many are in it as may be at once. Try again when somebody has left.";
      case UNREACHABLE ->
          "The connection to their node is lost. It comes back by itself; then try again.";
    };
  }
}
