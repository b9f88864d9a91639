package social.kith.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * A parser of bytes from outside.
 *
 * @param name unique
 * @param maxBytes what is longer is refused before anything that grows with it is allocated
 * @param samples inputs that it takes, from which others are made
 * @param parser what is tried
 * @param refusals what it throws for bad input, and nothing else; none if it answers that
 */
public record Target(
    String name,
    int maxBytes,
    List<byte[]> samples,
    Prepared parser,
    Set<Class<? extends Exception>> refusals) {

  /** For a parser that is never given more than its carrier lets through. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /**
   * Reads an input.
   *
   * @param <T> what it comes as
   */
  @FunctionalInterface
  public interface Parser<T> {
    /** What was read; an empty or false answer is a refusal. */
    Object parse(T input) throws Exception;
  }

  /** Makes of an input what the parser gets, and then, in the call that is watched, parses it. */
  @FunctionalInterface
  public interface Prepared {
    /** The call that parses this input. */
    Callable<Object> of(byte[] input) throws Exception;
  }

  /** A target that reads bytes as they are; without refusals yet. */
  public static Target of(
      String name, int maxBytes, Collection<byte[]> samples, Parser<byte[]> parser) {
    return prepared(name, maxBytes, samples, in -> () -> parser.parse(in));
  }

  /** A target that reads UTF-8; its limit is that of the bytes. */
  public static Target ofText(
      String name, int maxBytes, Collection<String> samples, Parser<String> parser) {
    return prepared(
        name,
        maxBytes,
        samples.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList(),
        in -> {
          String text = new String(in, StandardCharsets.UTF_8);
          return () -> parser.parse(text);
        });
  }

  /** A target whose inputs are put into something else first. */
  public static Target prepared(
      String name, int maxBytes, Collection<byte[]> samples, Prepared parser) {
    return new Target(name, maxBytes, List.copyOf(samples), parser, Set.of());
  }

  /** The same, which throws one of these for bad input. */
  @SafeVarargs
  public final Target refusingBy(Class<? extends Exception>... exceptions) {
    return new Target(name, maxBytes, samples, parser, Set.of(exceptions));
  }

  /** What a parser answered: an empty or false answer is a refusal, any other is none. */
  static boolean isTaken(Object answer) {
    return !Optional.empty().equals(answer) && !Boolean.FALSE.equals(answer);
  }

  @Override
  public String toString() {
    return name;
  }
}
