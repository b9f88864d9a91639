package social.kith.web.bench.scale;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import social.kith.crypto.BlobId;
import social.kith.crypto.KeyFile;
import social.kith.crypto.NodeKeys;
import social.kith.crypto.PhotoCipher;
import social.kith.crypto.Secret;
import social.kith.node.feed.Feed;
import social.kith.node.feed.Post;
import social.kith.storage.BlobSink;
import social.kith.storage.Home;
import social.kith.storage.Store;
import social.kith.web.bench.Figures;
import social.kith.web.process.NodeProcess;

/** The most memory that a node takes that reads all of its photos, with few and with many. */
public final class PhotoMemory {
  private static final int PORT = 5_701;
  private static final int FEW = 5;
  private static final int MANY = 150;
  private static final int PHOTO_BYTES = 10_000_000;

  private final Path folder;
  private final Random random = new Random(9);
  private final List<String> posts = new ArrayList<>();

  private PhotoMemory(Path folder) {
    this.folder = folder;
  }

  /** Makes two homes and measures. */
  public static void run(Path folder) throws Exception {
    long few = new PhotoMemory(folder.resolve("few")).peakKb(FEW);
    long many = new PhotoMemory(folder.resolve("many")).peakKb(MANY);
    Figures.add("memory, all of 50 MB of photos read", few / 1_024.0, "MB");
    Figures.add(
        "memory, all of 1,500 MB of photos read", many / 1_024.0, "MB", (double) many / few);
  }

  private long peakKb(int photos) throws Exception {
    try (NodeProcess node = new NodeProcess(folder, "Ada", PORT, 26_000)) {
      node.id();
    }
    fill(photos);
    try (NodeProcess node = new NodeProcess(folder, "Ada", PORT, 26_000)) {
      String token = Files.readString(folder.resolve("api-token")).strip();
      HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      // As many requests in both, so that the same code has run as often.
      for (int i = 0; i < MANY; i++) {
        String path = "/api/v1/posts/" + posts.get(i % photos) + "/photos/0/original";
        HttpRequest request =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
                .header("Authorization", "Bearer " + token)
                .build();
        http.send(request, HttpResponse.BodyHandlers.discarding());
      }
      return peakKb(node);
    }
  }

  private static long peakKb(NodeProcess node) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + node.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private void fill(int photos) throws Exception {
    try (NodeKeys keys = KeyFile.in(folder).open();
        Home home = Home.hold(folder);
        Store store = Store.open(home, keys.storageKey())) {
      Feed feed = new Feed(keys.identity(), store);
      for (int i = 0; i < photos; i++) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        Post.Rendition image = image(store);
        Post.Photo photo = new Post.Photo(4_000, 3_000, "image/jpeg", "", nonce, image, image);
        Post post = new Post(1_700_000_000_000L + i, nonce, "", List.of(photo));
        posts.add(
            feed.share(post, Set.of(), List.of(), List.of(), Optional.empty())
                .join()
                .item()
                .id()
                .hex());
      }
    }
  }

  private Post.Rendition image(Store store) throws IOException {
    byte[] plain = new byte[PHOTO_BYTES];
    random.nextBytes(plain);
    try (Secret key = Secret.random();
        BlobSink sink = store.blobs().sink(1)) {
      byte[] sealed = PhotoCipher.encrypt(key, plain);
      sink.write(sealed, 0, sealed.length);
      BlobId id = sink.finish();
      return new Post.Rendition(id, key.copyBytes(), PHOTO_BYTES);
    }
  }
}
