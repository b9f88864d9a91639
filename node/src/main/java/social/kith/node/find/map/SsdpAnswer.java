package social.kith.node.find.map;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import social.kith.crypto.MalformedException;

/**
 * Where a device that answered a search describes itself (UPnP Device Architecture 1.1, section
 * 1.3).
 *
 * @param location on the device itself, which alone is asked
 */
record SsdpAnswer(URI location) {
  /** Longest answer. */
  static final int MAX_BYTES = 2_048;

  /** The device that is looked for; those of a newer version answer to it, too. */
  static final String TARGET = "urn:schemas-upnp-org:device:InternetGatewayDevice:1";

  /** What is sent to all devices of a network. */
  static byte[] search() {
    return ("M-SEARCH * HTTP/1.1\r\n"
            + "HOST: 239.255.255.250:1900\r\n"
            + "MAN: \"ssdp:discover\"\r\n"
            + "MX: 1\r\n"
            + "ST: "
            + TARGET
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads an answer.
   *
   * @param from who sent it
   */
  static SsdpAnswer parse(byte[] bytes, InetAddress from) throws MalformedException {
    if (bytes.length > MAX_BYTES) {
      throw new MalformedException("an answer to a search of " + bytes.length + " bytes");
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!text.startsWith("HTTP/1.1 200")) {
      throw new MalformedException("no answer to a search");
    }
    String location =
        text.lines()
            .filter(line -> line.regionMatches(true, 0, "LOCATION:", 0, "LOCATION:".length()))
            .map(line -> line.substring("LOCATION:".length()).strip())
            .findFirst()
            .orElseThrow(() -> new MalformedException("an answer to a search without a place"));
    try {
      URI uri = new URI(location);
      requireOn(uri, from);
      return new SsdpAnswer(uri);
    } catch (URISyntaxException e) {
      throw new MalformedException("a place that is none", e);
    }
  }

  /** Whoever answers can have this node call nobody else. */
  private static void requireOn(URI uri, InetAddress from) throws MalformedException {
    if (!"http".equalsIgnoreCase(uri.getScheme())
        || !from.getHostAddress().equals(uri.getHost())
        || uri.getPort() > 65_535) {
      throw new MalformedException("a place that is not on the device");
    }
  }

  /** Where the device is asked. */
  static InetSocketAddress socket(URI uri, InetAddress device) {
    return new InetSocketAddress(device, uri.getPort() <= 0 ? 80 : uri.getPort());
  }

  /** What is asked for there. */
  static String path(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
