package social.kith.node.find.map;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The service of a UPnP device that opens ports (UPnP Device Architecture 1.1, section 2.3).
 *
 * @param type of the service, with its version
 * @param controlUrl where it is called, as the device writes it
 */
record DeviceDescription(String type, String controlUrl) {
  /** In the order in which they are preferred. */
  private static final List<String> TYPES =
      List.of(
          "urn:schemas-upnp-org:service:WANIPConnection:2",
          "urn:schemas-upnp-org:service:WANIPConnection:1",
          "urn:schemas-upnp-org:service:WANPPPConnection:1");

  /** Reads what a device says of itself; none if it opens no ports. */
  static List<DeviceDescription> parse(String xml) {
    Map<String, String> urls = new HashMap<>();
    Optional<String> type = Optional.empty();
    Optional<String> url = Optional.empty();
    for (XmlFields.Field field : XmlFields.of(xml).all()) {
      switch (field.name()) {
        case "serviceType" -> type = field.text();
        case "controlURL" -> url = field.text();
        case "service" -> {
          if (type.isPresent() && url.isPresent()) {
            urls.putIfAbsent(type.get(), url.get());
          }
          type = Optional.empty();
          url = Optional.empty();
        }
        default -> {}
      }
    }
    return TYPES.stream()
        .filter(urls::containsKey)
        .map(known -> new DeviceDescription(known, urls.getOrDefault(known, "")))
        .toList();
  }
}
