package social.kith.node.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;

/** What two nodes tell each other about rooms (docs/protocol.md, "Live"). */
sealed interface LiveMessage {
  /** Most rooms of one host that a contact is told of. */
  int MAX_ROOMS = 16;

  /** Longest text of a signal: an offer of sound and pictures has about 8,000. */
  int MAX_SIGNAL_CHARACTERS = 32_768;

  /** Longest encoding. */
  int MAX_BYTES = 4 * MAX_SIGNAL_CHARACTERS + 1_024;

  /** From a host: the rooms that the receiver may come into now, and no others. */
  record Offered(List<RoomCard> rooms) implements LiveMessage {}

  /**
   * To a host: lets the sender come in.
   *
   * @param attempt tells one of several from another; chosen by the sender
   */
  record Join(RoomId room, long attempt) implements LiveMessage {}

  /** From a host: the receiver is in, with this number. */
  record Admitted(RoomId room, long attempt, int number, List<Occupant> present)
      implements LiveMessage {}

  /** From a host: the receiver is not let in. */
  record Refused(RoomId room, long attempt, Ending why) implements LiveMessage {}

  /** From a host, to this number of the receiver's: somebody came. */
  record Came(RoomId room, int to, Occupant who) implements LiveMessage {}

  /** From a host, to this number of the receiver's: somebody left. */
  record Left(RoomId room, int to, int number) implements LiveMessage {}

  /** To a host: this number of the sender's leaves; from a host: it is in no longer. */
  record Leave(RoomId room, int number) implements LiveMessage {}

  /** What one of those in a room says to another one to connect. */
  record Said(RoomId room, int from, int to, String text) implements LiveMessage {
    /** Shows no text: it has addresses. */
    @Override
    public String toString() {
      return "Said[" + from + " to " + to + "]";
    }
  }

  /** To a host: the sender does not take the call, perhaps because of another one. */
  record Decline(RoomId room, boolean busy) implements LiveMessage {}

  /** The message as bytes. */
  default byte[] encode() {
    CborMap.Builder map = CborMap.builder();
    if (this instanceof Offered offered) {
      map.put(0, 1).put(1, offered.rooms.stream().map(LiveMessage::encode).toList());
    } else if (this instanceof Join join) {
      map.put(0, 2).put(1, join.room.bytes()).put(2, join.attempt);
    } else if (this instanceof Admitted in) {
      map.put(0, 3)
          .put(1, in.room.bytes())
          .put(2, in.attempt)
          .put(3, in.number)
          .put(4, in.present.stream().map(LiveMessage::encode).toList());
    } else if (this instanceof Refused no) {
      map.put(0, 4).put(1, no.room.bytes()).put(2, no.attempt).put(3, no.why.ordinal());
    } else if (this instanceof Came came) {
      map.put(0, 5).put(1, came.room.bytes()).put(2, came.to).put(3, encode(came.who));
    } else if (this instanceof Left left) {
      map.put(0, 6).put(1, left.room.bytes()).put(2, left.to).put(3, left.number);
    } else if (this instanceof Leave leave) {
      map.put(0, 7).put(1, leave.room.bytes()).put(2, leave.number);
    } else if (this instanceof Said said) {
      map.put(0, 8).put(1, said.room.bytes()).put(2, said.from).put(3, said.to).put(4, said.text);
    } else if (this instanceof Decline decline) {
      map.put(0, 9).put(1, decline.room.bytes()).put(2, decline.busy);
    }
    return map.build().encode();
  }

  private static CborMap encode(RoomCard card) {
    return CborMap.builder()
        .put(1, card.id().bytes())
        .put(2, card.kind().code())
        .put(3, card.title())
        .put(4, card.video())
        .put(5, card.ringing())
        .put(6, Math.max(0, card.since().getEpochSecond()))
        .build();
  }

  private static CborMap encode(Occupant who) {
    return CborMap.builder().put(1, who.number()).put(2, who.name()).build();
  }

  /** Reads a message. */
  static LiveMessage parse(byte[] bytes) throws MalformedException {
    CborMap map = CborMap.decode(bytes, MAX_BYTES);
    int type = (int) map.requireLong(0, 1, 9);
    if (type == 1) {
      return new Offered(cards(map));
    }
    RoomId room = RoomId.of(map.requireBytes(1, RoomId.BYTES, RoomId.BYTES));
    return switch (type) {
      case 2 -> new Join(room, map.requireLong(2, 0, Long.MAX_VALUE));
      case 3 ->
          new Admitted(room, map.requireLong(2, 0, Long.MAX_VALUE), number(map, 3), present(map));
      case 4 ->
          new Refused(
              room,
              map.requireLong(2, 0, Long.MAX_VALUE),
              Ending.values()[(int) map.requireLong(3, 0, Ending.values().length - 1)]);
      case 5 -> new Came(room, number(map, 2), occupant(map.requireMap(3)));
      case 6 -> new Left(room, number(map, 2), number(map, 3));
      case 7 -> new Leave(room, number(map, 2));
      case 8 ->
          new Said(room, number(map, 2), number(map, 3), map.requireText(4, MAX_SIGNAL_CHARACTERS));
      default -> new Decline(room, map.requireBoolean(2));
    };
  }

  private static int number(CborMap map, int key) throws MalformedException {
    return (int) map.requireLong(key, 0, Integer.MAX_VALUE);
  }

  private static List<RoomCard> cards(CborMap map) throws MalformedException {
    List<RoomCard> cards = new ArrayList<>();
    for (CborMap card : map.requireMaps(1, MAX_ROOMS)) {
      long code = card.requireLong(2, 0, Integer.MAX_VALUE);
      Optional<RoomCard.Kind> kind =
          Arrays.stream(RoomCard.Kind.values()).filter(known -> known.code() == code).findFirst();
      if (kind.isPresent()) { // one of a later version is left out
        cards.add(
            new RoomCard(
                RoomId.of(card.requireBytes(1, RoomId.BYTES, RoomId.BYTES)),
                kind.get(),
                card.requireText(3, RoomCard.MAX_TITLE),
                card.requireBoolean(4),
                card.requireBoolean(5),
                Instant.ofEpochSecond(card.requireLong(6, 0, 0xffffffffffL))));
      }
    }
    return List.copyOf(cards);
  }

  private static List<Occupant> present(CborMap map) throws MalformedException {
    List<Occupant> present = new ArrayList<>();
    for (CborMap who : map.requireMaps(4, RoomCard.Kind.CALL.most())) {
      present.add(occupant(who));
    }
    return List.copyOf(present);
  }

  private static Occupant occupant(CborMap map) throws MalformedException {
    return new Occupant(number(map, 1), map.requireText(2, Occupant.MAX_NAME), Optional.empty());
  }
}
