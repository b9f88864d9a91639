package social.kith.node.find.map;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A router that is asked by UPnP (WANIPConnection:1 and :2, WANPPPConnection:1). */
final class UpnpGateway implements Gateway {
  private static final int ONLY_PERMANENT = 725;
  private static final int CONFLICT = 718;
  private static final int MAX_PORTS_TRIED = 4;

  /** From here up ports are nobody's (RFC 6335, section 6). */
  private static final int FIRST_FREE = 49_152;

  private final InetSocketAddress at;
  private final String path;
  private final String type;
  private final InetAddress local;

  /**
   * A service of a router.
   *
   * @param at where it is called
   * @param path likewise
   * @param type with its version
   * @param local the address of this machine to which packets are passed on
   */
  UpnpGateway(InetSocketAddress at, String path, String type, InetAddress local) {
    this.at = at;
    this.path = path;
    this.type = type;
    this.local = local;
  }

  /** What it said. */
  private record Answer(XmlFields fields, int error) {
    boolean isDone() {
      return error == 0;
    }
  }

  @Override
  public MappingProtocol protocol() {
    return MappingProtocol.UPNP;
  }

  @Override
  public Grant map(int port, int wished) throws IOException {
    Answer answer = call("GetExternalIPAddress", Map.of());
    String address = answer.fields().first("NewExternalIPAddress").orElse("");
    if (!address.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      throw new RefusedException("UPnP error " + answer.error() + ", and no address");
    }
    // Only digits and dots: nothing is asked of a name server.
    return Grant.of(InetAddress.getByName(address), add(port, wished), LIFE);
  }

  private int add(int port, int wished) throws IOException {
    int external = wished;
    Answer answer = new Answer(XmlFields.of(""), CONFLICT);
    for (int i = 0; i < MAX_PORTS_TRIED && answer.error() == CONFLICT; i++) {
      if (i > 0) {
        external = ThreadLocalRandom.current().nextInt(FIRST_FREE, 65_536);
      }
      answer = add(port, external, LIFE.toSeconds());
      if (answer.error() == ONLY_PERMANENT) {
        answer = add(port, external, 0);
      }
    }
    if (!answer.isDone()) {
      throw new RefusedException("UPnP error " + answer.error());
    }
    return external;
  }

  private Answer add(int port, int external, long lifeS) throws IOException {
    Map<String, String> values = new LinkedHashMap<>(mapping(external));
    values.put("NewInternalPort", String.valueOf(port));
    values.put("NewInternalClient", local.getHostAddress());
    values.put("NewEnabled", "1");
    values.put("NewPortMappingDescription", "Kith");
    values.put("NewLeaseDuration", String.valueOf(lifeS));
    return call("AddPortMapping", values);
  }

  @Override
  public void unmap(int port, int external) throws IOException {
    Answer answer = call("DeletePortMapping", mapping(external));
    if (!answer.isDone()) {
      throw new RefusedException("UPnP error " + answer.error());
    }
  }

  private static Map<String, String> mapping(int external) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("NewRemoteHost", "");
    values.put("NewExternalPort", String.valueOf(external));
    values.put("NewProtocol", "UDP");
    return values;
  }

  private Answer call(String action, Map<String, String> values) throws IOException {
    StringBuilder in = new StringBuilder();
    values.forEach((name, value) -> in.append("<%s>%s</%s>".formatted(name, value, name)));
    String body =
        ("<?xml version=\"1.0\"?>\r\n"
                + "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " s:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\"><s:Body>"
                + "<u:%s xmlns:u=\"%s\">%s</u:%s></s:Body></s:Envelope>\r\n")
            .formatted(action, type, in, action);
    HttpAnswer answer = GatewayHttp.post(at, path, type + "#" + action, body);
    XmlFields fields = XmlFields.of(answer.body());
    Optional<Integer> error =
        fields.first("errorCode").filter(code -> code.matches("\\d{1,4}")).map(Integer::valueOf);
    return new Answer(fields, answer.status() == 200 ? 0 : error.orElse(answer.status()));
  }
}
