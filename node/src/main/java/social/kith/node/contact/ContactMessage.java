package social.kith.node.contact;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;
import social.kith.crypto.SignedWeeklyKey;
import social.kith.node.find.Addresses;

/**
 * What nodes that become or are contacts tell each other (docs/protocol.md, "Contact messages").
 */
sealed interface ContactMessage {
  /** Longest encoding. */
  int MAX_BYTES = 2_048;

  /** Longest name. */
  int MAX_NAME_CHARS = 60;

  /**
   * On an invite's link: who I am and where the link between us will wait.
   *
   * @param name as the sender calls themselves
   * @param addresses of the sender's port for the new link
   */
  record Pair(String name, List<InetSocketAddress> addresses) implements ContactMessage {}

  /**
   * On an invite's link: you are on my disk as a contact.
   *
   * @param addresses where the sender waits on the new link, as servers see it, too; empty from an
   *     older node
   */
  record Paired(List<InetSocketAddress> addresses) implements ContactMessage {}

  /**
   * First on every link, and again when something in it changes.
   *
   * @param name as the sender calls themselves
   * @param addresses where the sender waits
   * @param confirmed whether the sender agrees to share
   * @param weeklyKey the sender's newest weekly key, as signed; empty from an older node
   * @param place where the sender waits by name, if they set one
   */
  record Start(
      String name,
      List<InetSocketAddress> addresses,
      boolean confirmed,
      Optional<byte[]> weeklyKey,
      Optional<HostPlace> place)
      implements ContactMessage {}

  /** The message as bytes. */
  default byte[] encode() {
    CborMap.Builder map = CborMap.builder();
    if (this instanceof Pair pair) {
      map.put(0, 1).put(1, pair.name).put(2, Addresses.encode(pair.addresses));
    } else if (this instanceof Start start) {
      map.put(0, 3).put(1, start.name).put(2, Addresses.encode(start.addresses));
      map.put(3, start.confirmed);
      start.weeklyKey.ifPresent(signed -> map.put(4, signed));
      start.place.ifPresent(place -> map.put(5, place.encode()));
    } else if (this instanceof Paired paired) {
      map.put(0, 2).put(2, Addresses.encode(paired.addresses));
    }
    return map.build().encode();
  }

  /** Reads a message. */
  static ContactMessage parse(byte[] bytes) throws MalformedException {
    CborMap map = CborMap.decode(bytes, MAX_BYTES);
    return switch ((int) map.requireLong(0, 1, 3)) {
      case 1 -> new Pair(name(map), addresses(map));
      case 2 -> new Paired(found(map));
      default ->
          new Start(
              name(map),
              addresses(map),
              map.requireBoolean(3),
              map.findBytes(4, SignedWeeklyKey.MAX_BYTES),
              place(map));
    };
  }

  private static List<InetSocketAddress> found(CborMap map) throws MalformedException {
    Optional<byte[]> bytes = map.findBytes(2, Addresses.MAX_BYTES);
    return bytes.isEmpty() ? List.of() : Addresses.parse(bytes.get());
  }

  private static Optional<HostPlace> place(CborMap map) throws MalformedException {
    Optional<byte[]> bytes = map.findBytes(5, HostPlace.MAX_BYTES);
    return bytes.isEmpty() ? Optional.empty() : Optional.of(HostPlace.parse(bytes.get()));
  }

  private static String name(CborMap map) throws MalformedException {
    String name = map.requireText(1, MAX_NAME_CHARS).strip();
    if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
      throw new MalformedException("a name is empty or has control characters");
    }
    return name;
  }

  private static List<InetSocketAddress> addresses(CborMap map) throws MalformedException {
    return Addresses.parse(map.requireBytes(2, 1, Addresses.MAX_BYTES));
  }
}
