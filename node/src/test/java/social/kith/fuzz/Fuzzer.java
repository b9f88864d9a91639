package social.kith.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/** Gives a parser wrong inputs and watches what it does with them. */
public final class Fuzzer {
  /** What may be allocated whatever an input says of its own length. */
  private static final long FREE_BYTES = 64 * 1024;

  /** What may be allocated for each byte of an input that is not too long, in bytes. */
  private static final long BYTES_EACH = 256;

  private static final int WARM_UP = 200;
  private static final int LOOK_AT_MESSAGE = 64;
  private static final int TELLING_CHARS = 16;
  private static final int SHOWN_BYTES = 4_096;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Target target;
  private final long seed;
  private Throwable refusal;
  private long taken;
  private long refused;
  private long mostAllocated;

  /**
   * What came of a run that found nothing.
   *
   * @param taken inputs that were still good
   * @param refused the others
   * @param mostAllocatedBytes for one input
   */
  public record Result(long taken, long refused, long mostAllocatedBytes) {}

  private Fuzzer(Target target, long seed) {
    this.target = target;
    this.seed = seed;
  }

  /**
   * Tries a parser.
   *
   * @param seed the same seed gives the same inputs
   * @param count how many
   * @return what came of it
   * @throws AssertionError with seed, number and bytes of the first input at which the parser does
   *     anything else than to take or to refuse it in bounds
   */
  public static Result run(Target target, long seed, long count) {
    return new Fuzzer(target, seed).run(count);
  }

  private Result run(long count) {
    for (int i = 0; i < WARM_UP; i++) {
      for (byte[] sample : target.samples()) {
        if (!takes(-1, sample, prepare(-1, sample))) {
          throw failure(-1, sample, "refuses a sample", null);
        }
      }
    }
    Mutator mutator = new Mutator(target, new SplittableRandom(seed ^ target.name().hashCode()));
    for (long number = 0; number < count; number++) {
      byte[] input = mutator.next();
      if (tries(number, input)) {
        taken++;
      } else {
        refused++;
      }
    }
    return new Result(taken, refused, mostAllocated);
  }

  /** What is allocated but once, as for a class that is loaded, does not count. */
  private boolean tries(long number, byte[] input) {
    long allowed = FREE_BYTES;
    if (input.length <= target.maxBytes()) {
      allowed += BYTES_EACH * input.length;
    }
    long allocated = Long.MAX_VALUE;
    boolean good = false;
    for (int attempt = 0; attempt < 3 && allocated > allowed; attempt++) {
      Callable<Object> call = prepare(number, input);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      good = takes(number, input, call);
      allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    }
    if (allocated > allowed) {
      throw failure(number, input, "allocates " + allocated + " bytes", null);
    }
    if (!good && number % LOOK_AT_MESSAGE == 0 && tells(refusal, input)) {
      throw failure(number, input, "tells the input in its message", refusal);
    }
    mostAllocated = Math.max(mostAllocated, allocated);
    return good;
  }

  private Callable<Object> prepare(long number, byte[] input) {
    try {
      return target.parser().of(input.clone());
    } catch (Exception e) {
      throw failure(number, input, "could not be prepared", e);
    }
  }

  private boolean takes(long number, byte[] input, Callable<Object> call) {
    try {
      return Target.isTaken(call.call());
    } catch (Exception | StackOverflowError e) {
      if (!target.refusals().contains(e.getClass())) {
        throw failure(number, input, "throws " + e.getClass().getName(), e);
      }
      refusal = e;
      return false;
    }
  }

  /** Whether a piece of the input stands in the message, as text or in hexadecimal. */
  private static boolean tells(Throwable refusal, byte[] input) {
    String message = refusal == null ? "" : String.valueOf(refusal.getMessage());
    String text = new String(input, StandardCharsets.ISO_8859_1);
    String hex = HexFormat.of().formatHex(input);
    for (int i = 0; i + TELLING_CHARS <= message.length(); i++) {
      String piece = message.substring(i, i + TELLING_CHARS);
      if (text.contains(piece) || hex.contains(piece)) {
        return true;
      }
    }
    return false;
  }

  private AssertionError failure(long number, byte[] input, String what, Throwable cause) {
    String hex = HexFormat.of().formatHex(input, 0, Math.min(SHOWN_BYTES, input.length));
    return new AssertionError(
        "%s %s: seed %d, input %d of %d bytes: %s"
            .formatted(target, what, seed, number, input.length, hex),
        cause);
  }
}
