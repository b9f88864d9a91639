package social.kith.node.contact;

import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;
import social.kith.node.find.HostName;

/**
 * Where a contact's node waits for this one, by name (docs/protocol.md, "Contact messages").
 *
 * @param name of its host
 * @param port of their link for IPv4, 1 to 65534; the next one is for IPv6
 */
record HostPlace(HostName name, int port) {
  /** Longest encoding. */
  static final int MAX_BYTES = 264;

  /** As bytes. */
  byte[] encode() {
    return CborMap.builder().put(1, name.text()).put(2, port).build().encode();
  }

  /** Reads it. */
  static HostPlace parse(byte[] bytes) throws MalformedException {
    CborMap map = CborMap.decode(bytes, MAX_BYTES);
    String text = map.requireText(1, HostName.MAX_CHARS);
    HostName name =
        HostName.find(text).orElseThrow(() -> new MalformedException("a host name that is none"));
    return new HostPlace(name, (int) map.requireLong(2, 1, 65_534));
  }
}
