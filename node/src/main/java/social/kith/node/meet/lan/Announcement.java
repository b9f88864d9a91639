package social.kith.node.meet.lan;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import social.kith.crypto.MalformedException;

/**
 * That a node is on the network and looks for somebody.
 *
 * @param instance what it calls itself this time: 16 random hexadecimal digits
 * @param text as {@link LanText}; empty if it is there no more
 * @param addresses of the node on this network
 */
record Announcement(String instance, byte[] text, List<InetAddress> addresses) {
  /** What all nodes are found under. */
  static final String SERVICE = "_kith._udp.local";

  /** Most of them in one message. */
  private static final int MAX_IN_MESSAGE = 8;

  private static final int MAX_ADDRESSES = 4;
  private static final int NAME_CHARS = 16;
  private static final int TTL_SECONDS = 120;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new name. */
  static String randomName() {
    byte[] bytes = new byte[NAME_CHARS / 2];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * The message that tells it.
   *
   * @param host another random name, for the addresses
   */
  DnsMessage told(String host) {
    String name = instance + "." + SERVICE;
    String target = host + ".local";
    List<DnsMessage.Entry> records = new ArrayList<>();
    records.add(DnsMessage.Entry.pointer(SERVICE, TTL_SECONDS, name));
    records.add(DnsMessage.Entry.service(name, TTL_SECONDS, target));
    records.add(DnsMessage.Entry.data(name, DnsMessage.TXT, TTL_SECONDS, text));
    for (InetAddress address : addresses.stream().limit(MAX_ADDRESSES).toList()) {
      byte[] bytes = address.getAddress();
      int type = bytes.length == 4 ? DnsMessage.A : DnsMessage.AAAA;
      records.add(DnsMessage.Entry.data(target, type, TTL_SECONDS, bytes));
    }
    return DnsMessage.answer(records);
  }

  /** The message that takes it back. */
  DnsMessage goodbye() {
    String name = instance + "." + SERVICE;
    return DnsMessage.answer(List.of(DnsMessage.Entry.pointer(SERVICE, 0, name)));
  }

  /** What a message tells; announcements of which it tells only half are left out. */
  static List<Announcement> in(DnsMessage message) throws MalformedException {
    List<Announcement> all = new ArrayList<>();
    for (DnsMessage.Entry pointer : message.records()) {
      boolean fits =
          pointer.type() == DnsMessage.PTR
              && pointer.name().equals(SERVICE)
              && pointer.ttlSeconds() > 0
              && all.size() < MAX_IN_MESSAGE;
      if (fits) {
        of(pointer.target(), message.records()).ifPresent(all::add);
      }
    }
    return all;
  }

  private static Optional<Announcement> of(String name, List<DnsMessage.Entry> records)
      throws MalformedException {
    String suffix = "." + SERVICE;
    if (name.length() != NAME_CHARS + suffix.length() || !name.endsWith(suffix)) {
      return Optional.empty();
    }
    byte[] text = null;
    String host = "";
    for (DnsMessage.Entry entry : records) {
      if (entry.name().equals(name) && entry.type() == DnsMessage.TXT) {
        text = entry.data();
      } else if (entry.name().equals(name) && entry.type() == DnsMessage.SRV) {
        host = entry.target();
      }
    }
    List<InetAddress> addresses = addresses(host, records);
    return text == null || addresses.isEmpty()
        ? Optional.empty()
        : Optional.of(new Announcement(name.substring(0, NAME_CHARS), text, addresses));
  }

  private static List<InetAddress> addresses(String host, List<DnsMessage.Entry> records)
      throws MalformedException {
    List<InetAddress> addresses = new ArrayList<>();
    for (DnsMessage.Entry entry : records) {
      boolean fits = entry.type() == DnsMessage.A && entry.data().length == 4;
      fits |= entry.type() == DnsMessage.AAAA && entry.data().length == 16;
      if (fits && entry.name().equals(host) && addresses.size() < MAX_ADDRESSES) {
        addresses.add(address(entry.data()));
      }
    }
    return List.copyOf(addresses);
  }

  private static InetAddress address(byte[] bytes) throws MalformedException {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new MalformedException("an address of " + bytes.length + " bytes", e);
    }
  }

  /** Whether a message asks for it, and says not that it knows it. */
  boolean isAskedBy(DnsMessage message) {
    String name = instance + "." + SERVICE;
    boolean known = message.records().stream().anyMatch(entry -> entry.target().equals(name));
    return !message.response()
        && !known
        && message.questions().stream()
            .anyMatch(asked -> asked.name().equals(SERVICE) || asked.name().equals(name));
  }

  /** The instance alone. */
  @Override
  public String toString() {
    return "Announcement " + instance.toLowerCase(Locale.ROOT);
  }
}
