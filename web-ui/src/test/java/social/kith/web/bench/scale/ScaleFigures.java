package social.kith.web.bench.scale;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import social.kith.crypto.ItemId;
import social.kith.crypto.KeyFile;
import social.kith.crypto.NodeKeys;
import social.kith.node.feed.search.SearchIndex;
import social.kith.node.feed.search.SearchQuery;
import social.kith.storage.FeedCursor;
import social.kith.storage.FeedFilter;
import social.kith.storage.Home;
import social.kith.storage.Store;
import social.kith.web.bench.Figures;
import social.kith.web.process.NodeProcess;

/** A node with the posts of a whole life: its feed, its search and its start. */
public final class ScaleFigures {
  private static final int POSTS = 1_000_000;
  private static final int FEW_POSTS = 1_000;
  private static final int STARTS = 7;
  private static final int WARM_UP = 300;
  private static final int TIMES = 1_000;
  private static final int PAGE = 30;

  private final Path folder;
  private final LargeHome large;
  private final Random random = new Random(7);

  private interface Work {
    void run() throws Exception;
  }

  private ScaleFigures(Path folder, LargeHome large) {
    this.folder = folder;
    this.large = large;
  }

  /** Makes the homes and measures. */
  public static void run(Path folder) throws Exception {
    int posts = Integer.getInteger("kith.bench.posts", POSTS);
    Path life = folder.resolve("life");
    LargeHome large = new LargeHome(life, posts);
    long begun = System.nanoTime();
    large.make();
    Figures.print(
        "scale: %,d posts made in %.0f s, kith.db %,d MB",
        posts, (System.nanoTime() - begun) / 1e9, large.sizeBytes() / 1_000_000);
    ScaleFigures figures = new ScaleFigures(life, large);
    figures.store();
    figures.api();
    LargeHome small = new LargeHome(folder.resolve("few"), FEW_POSTS);
    small.make();
    starts(folder.resolve("few"), life);
  }

  private void store() throws Exception {
    try (NodeKeys keys = KeyFile.in(folder).open();
        Home home = Home.hold(folder);
        Store store = Store.open(home, keys.storageKey());
        SearchIndex index = new SearchIndex(store)) {
      index.update();
      Supplier<Boolean> complete = () -> found(index, "x").complete();
      long begun = System.nanoTime();
      NodeProcess.await(complete::get);
      Figures.add("search index opened", (System.nanoTime() - begun) / 1e9, "s");
      measure(
          "store, first feed page",
          () -> store.feed().before(FeedFilter.HEARD, Optional.empty(), PAGE));
      page(store, "a page from anywhere", FeedFilter.HEARD);
      page(store, "a page of one person", new FeedFilter.By(large.somebody()));
      page(store, "a page of a circle", new FeedFilter.Circle(LargeHome.CIRCLE, large.self()));
      page(store, "a page with photos", FeedFilter.WITH_PHOTOS);
      measure(
          "store, this day in 20 years", () -> store.feed().before(days(), Optional.empty(), PAGE));
      measure("store, search for two words of a post", () -> found(index, words(2)));
      measure("store, search for three words", () -> found(index, words(3)));
      measure("store, search while typing", () -> found(index, words(2) + " " + typed()));
      measure("store, search for a frequent and any word", () -> found(index, "de " + words(1)));
    }
  }

  private void page(Store store, String what, FeedFilter filter) throws Exception {
    measure("store, " + what, () -> store.feed().before(filter, Optional.of(cursor()), PAGE));
  }

  /** A day of each year, the last one first. */
  private FeedFilter days() {
    int day = random.nextInt(365);
    List<FeedFilter.Day> days = new ArrayList<>();
    for (int year = 2025; year >= 2006; year--) {
      Instant begin = Instant.parse(year + "-01-01T00:00:00Z").plus(Duration.ofDays(day));
      days.add(new FeedFilter.Day(begin, begin.plus(Duration.ofDays(1))));
    }
    return new FeedFilter.Days(days);
  }

  private static SearchIndex.Found found(SearchIndex index, String words) {
    return index.find(SearchQuery.parse(words, Map.of()), Long.MAX_VALUE, PAGE, it -> false);
  }

  private FeedCursor cursor() {
    byte[] id = new byte[32];
    random.nextBytes(id);
    long sortMs = (long) (1.136e12 + random.nextDouble() * 0.63e12);
    return new FeedCursor(sortMs, ItemId.of(id));
  }

  /** Words of one post. */
  private String words(int count) {
    List<String> sample = large.samples.get(random.nextInt(large.samples.size()));
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(sample.get(random.nextInt(sample.size())));
    }
    return String.join(" ", words);
  }

  private String typed() {
    String word = words(1);
    return word.substring(0, Math.min(3, word.length()));
  }

  private void api() throws Exception {
    try (NodeProcess node = new NodeProcess(folder, "Ada", 5_701, 26_000)) {
      NodeProcess.await(() -> node.get("/api/v1/search?words=x").get("complete").asBoolean());
      measure("API, first feed page", () -> node.get("/api/v1/posts?limit=" + PAGE));
      measure(
          "API, a page from anywhere",
          () -> node.get("/api/v1/posts?limit=" + PAGE + "&cursor=" + cursor().encode()));
      measure("API, search for two words of a post", () -> search(node, words(2)));
      measure("API, search while typing", () -> search(node, words(2) + " " + typed()));
    }
  }

  private static void search(NodeProcess node, String words) throws Exception {
    String query = URLEncoder.encode(words, StandardCharsets.UTF_8);
    node.get("/api/v1/search?limit=" + PAGE + "&words=" + query);
  }

  private static void measure(String what, Work work) throws Exception {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < WARM_UP + TIMES; i++) {
      long begun = System.nanoTime();
      work.run();
      if (i >= WARM_UP) {
        times.add((System.nanoTime() - begun) / 1e6);
      }
    }
    Figures.add(what + ", p50", Figures.quantile(times, 0.5), "ms");
    Figures.add(what + ", p99", Figures.quantile(times, 0.99), "ms");
  }

  /** By turns, so that what the machine does beside strikes both. */
  private static void starts(Path few, Path many) throws Exception {
    List<Double> fewMs = new ArrayList<>();
    List<Double> manyMs = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      fewMs.add(start(few));
      manyMs.add(start(many));
    }
    double small = Figures.quantile(fewMs, 0.5);
    double large = Figures.quantile(manyMs, 0.5);
    Figures.add("start with 1,000 posts", small, "ms");
    Figures.add("start with all posts", large, "ms", large / small);
  }

  private static double start(Path home) throws Exception {
    try (NodeProcess node = new NodeProcess(home, "Ada", 5_701, 26_000)) {
      return node.startMs();
    }
  }
}
