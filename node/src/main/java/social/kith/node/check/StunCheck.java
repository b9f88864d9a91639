package social.kith.node.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import social.kith.node.check.Finding.Grade;
import social.kith.node.find.NatMapping;
import social.kith.node.find.StunAnswer;
import social.kith.node.find.StunProbe;
import social.kith.node.peer.IceServer;

/**
 * Whether the STUN and TURN servers that the person chose answer, and what this machine's router
 * does with ports, which two of them show together. Nobody else is asked.
 */
public final class StunCheck implements Check {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Supplier<List<IceServer>> servers;
  private final String advice;
  private final Consumer<NatMapping> learnt;
  private final Duration limit;

  /**
   * Of a running node.
   *
   * @param servers those that the person chose
   * @param advice what to do about a router that takes another port for each destination
   * @param learnt is told what the router does
   */
  public StunCheck(Supplier<List<IceServer>> servers, String advice, Consumer<NatMapping> learnt) {
    this(servers, advice, learnt, LIMIT);
  }

  StunCheck(
      Supplier<List<IceServer>> servers,
      String advice,
      Consumer<NatMapping> learnt,
      Duration limit) {
    this.limit = limit;
    this.servers = servers;
    this.advice = advice;
    this.learnt = learnt;
  }

  @Override
  public String id() {
    return "stun";
  }

  @Override
  public String title() {
    return "STUN and TURN servers";
  }

  @Override
  public List<Finding> run() {
    List<String> urls = servers.get().stream().flatMap(it -> it.urls().stream()).toList();
    if (urls.isEmpty()) {
      return found(Grade.OK, "None is chosen, so none is asked.");
    }
    List<Finding> found = new ArrayList<>();
    Map<String, InetSocketAddress> asked = new LinkedHashMap<>();
    for (String url : urls) {
      Optional<ServerUrl> parsed = ServerUrl.parse(url);
      if (parsed.isEmpty()) {
        found.addAll(found(Grade.OK, url + " is used over TCP or TLS, which is not tried here."));
      } else if (parsed.get().resolve().isEmpty()) {
        found.addAll(
            found(
                Grade.FAIL,
                url
                    + " has a name that nobody knows. Is this machine online? If it is, correct or remove it."));
      } else {
        asked.put(url, parsed.get().resolve().get());
      }
    }
    found.addAll(ask(asked));
    return found;
  }

  private List<Finding> ask(Map<String, InetSocketAddress> asked) {
    try (StunProbe probe = StunProbe.open()) {
      Map<InetSocketAddress, StunAnswer> answers = probe.ask(asked.values(), limit);
      List<Finding> found = new ArrayList<>();
      asked.forEach((url, at) -> found.addAll(judge(url, Optional.ofNullable(answers.get(at)))));
      found.addAll(router(answers, probe.port()));
      return found;
    } catch (IOException e) {
      return found(
          Grade.FAIL, "No UDP port could be had to ask from. Close programs that use many.");
    }
  }

  private List<Finding> judge(String url, Optional<StunAnswer> answer) {
    if (answer.isEmpty()) {
      return found(
          Grade.FAIL,
          url
              + " does not answer. Look whether its address is right and UDP gets out; else remove it.");
    }
    return answer.get() instanceof StunAnswer.Refused refused
        ? found(
            Grade.WARN,
            "%s answers with error %d. Ask who runs it, or remove it."
                .formatted(url, refused.code()))
        : found(Grade.OK, url + " answers.");
  }

  private List<Finding> router(Map<InetSocketAddress, StunAnswer> answers, int port) {
    List<InetSocketAddress> mapped = new ArrayList<>();
    for (StunAnswer answer : answers.values()) {
      if (answer instanceof StunAnswer.Mapped seen) {
        mapped.add(seen.address());
      }
    }
    NatMapping mapping = NatMapping.of(mapped, port);
    learnt.accept(mapping);
    return switch (mapping) {
      case NONE ->
          router(Grade.OK, "There is none that translates: others see this machine as it is.");
      case SAME_PORT ->
          router(
              Grade.OK,
              "It keeps one port for all destinations: two nodes that call each other get through.");
      case ANOTHER_PORT -> router(Grade.WARN, advice);
      case UNKNOWN ->
          router(Grade.OK, "What it does with ports shows only when two servers answer over IPv4.");
    };
  }

  private static List<Finding> router(Grade grade, String words) {
    return List.of(new Finding("router", "Router", grade, words));
  }
}
