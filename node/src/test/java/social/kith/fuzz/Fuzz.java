package social.kith.fuzz;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Gives every parser a million wrong inputs. Run by {@code ./kith fuzz [--seed N] [--count N]
 * [NAME]...}, which prints the seed; the exit code is 1 if anything was found.
 */
public final class Fuzz {
  private Fuzz() {}

  public static void main(String[] args) throws Exception {
    long seed = new SecureRandom().nextLong();
    long count = 1_000_000;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--seed" -> seed = Long.parseLong(args[++i]);
        case "--count" -> count = Long.parseLong(args[++i]);
        default -> names.add(args[i]);
      }
    }
    List<Target> targets =
        Targets.all().stream().filter(t -> names.isEmpty() || names.contains(t.name())).toList();
    if (targets.size() < names.size()) {
      throw new IllegalArgumentException("choose of " + Targets.all());
    }
    System.out.printf(
        "Fuzzing %d parsers, %,d inputs each, --seed %d%n", targets.size(), count, seed);
    System.exit(run(targets, seed, count) ? 0 : 1);
  }

  private static boolean run(List<Target> targets, long seed, long count) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    List<Future<Boolean>> results = new ArrayList<>();
    for (Target target : targets) {
      results.add(pool.submit(() -> run(target, seed, count)));
    }
    boolean good = true;
    for (Future<Boolean> result : results) {
      good &= result.get();
    }
    return good;
  }

  private static boolean run(Target target, long seed, long count) {
    long start = System.nanoTime();
    try {
      Fuzzer.Result result = Fuzzer.run(target, seed, count);
      System.out.printf(
          Locale.ROOT,
          "%-32s %,10d taken %,10d refused %,9d bytes at most %6.1f s%n",
          target,
          result.taken(),
          result.refused(),
          result.mostAllocatedBytes(),
          (System.nanoTime() - start) / 1e9);
      return true;
    } catch (AssertionError found) {
      System.out.println(found.getMessage());
      if (found.getCause() != null) {
        found.getCause().printStackTrace(System.out);
      }
      return false;
    }
  }
}
