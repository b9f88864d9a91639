package social.kith.web.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A miniupnpd on a router of an {@link Internet}: what most routers have that open ports. */
final class PortDaemon implements AutoCloseable {
  /** Where it puts its rules. */
  private static final String TABLE =
      """
      table inet filter {
        chain miniupnpd { }
        chain prerouting_miniupnpd { }
        chain postrouting_miniupnpd { }
        chain forward { type filter hook forward priority 0; jump miniupnpd; }
        chain prerouting { type nat hook prerouting priority -100; jump prerouting_miniupnpd; }
        chain postrouting { type nat hook postrouting priority 99; jump postrouting_miniupnpd; }
      }
      """;

  private final List<String> prefix;
  private final Process process;

  private PortDaemon(List<String> prefix, Process process) {
    this.prefix = prefix;
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param router where it runs
   * @param natPmp whether it speaks PCP and NAT-PMP, beside UPnP
   * @return empty where it is not installed
   */
  static Optional<PortDaemon> start(Internet.Gate router, Path folder, boolean natPmp)
      throws IOException, InterruptedException {
    if (run(List.of("miniupnpd", "--version")).isEmpty()) {
      return Optional.empty();
    }
    Path rules = Files.writeString(folder.resolve("rules"), TABLE);
    Path config =
        Files.writeString(
            folder.resolve("miniupnpd.conf"),
            """
            ext_ifname=wan
            listening_ip=lan
            http_port=5000
            enable_natpmp=%s
            enable_upnp=yes
            secure_mode=yes
            uuid=6f98cff5-6894-4365-89e8-fa50a3929643
            allow 1024-65535 %s/24 1024-65535
            deny 0-65535 0.0.0.0/0 0-65535
            """
                .formatted(natPmp ? "yes" : "no", router.address()));
    var unused = run(with(router.prefix(), "nft", "-f", rules.toString())).orElseThrow();
    Path pid = folder.resolve("miniupnpd.pid");
    List<String> command =
        with(router.prefix(), "miniupnpd", "-d", "-f", config.toString(), "-P", pid.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return Optional.of(new PortDaemon(router.prefix(), process));
  }

  private static List<String> with(List<String> prefix, String... words) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(words));
    return command;
  }

  /** What it printed; empty if it cannot be run. */
  private static Optional<String> run(List<String> command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(5, TimeUnit.SECONDS) ? Optional.of(out) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** How many ports it has opened. */
  long openPorts() throws InterruptedException {
    String rules =
        run(with(prefix, "nft", "list", "chain", "inet", "filter", "prerouting_miniupnpd"))
            .orElseThrow();
    return rules.lines().filter(line -> line.contains("dnat")).count();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
  }
}
