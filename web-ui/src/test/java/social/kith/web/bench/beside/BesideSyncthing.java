package social.kith.web.bench.beside;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.kith.web.bench.Figures;
import social.kith.web.fault.BadNetwork;

/**
 * Kith beside Syncthing, by turns in one run: from when they are given photos or small texts until
 * the last is on the other's disk. What each does to be ready to send counts: preparing and
 * encrypting photos, or hashing files.
 */
public final class BesideSyncthing {
  private static final int ROUNDS = Integer.getInteger("kith.bench.rounds", 3);
  private static final int PHOTOS = 200;
  private static final int TEXTS = 10_000;
  private static final int FAR_PHOTOS = 4;
  private static final int FAR_TEXTS = 1_000;

  /** A round trip of 40 ms; of a hundred packets one is lost. */
  private static final BadNetwork.Way FAR = new BadNetwork.Way(20, 1, 0);

  private BesideSyncthing() {}

  private static boolean isHere() {
    String version = Syncthing.version();
    Figures.print(
        version.isEmpty()
            ? "  SKIPPED: syncthing is not installed; on Debian: apt-get install syncthing"
            : "  " + version);
    return !version.isEmpty();
  }

  /** 200 photos of 3 MB, over 127.0.0.1. */
  public static void photos(Path folder) throws Exception {
    if (isHere()) {
      try (Hosts hosts = Hosts.loopback(folder)) {
        photos(hosts, PHOTOS);
      }
    }
  }

  /** 10,000 texts of 256 characters, over 127.0.0.1. */
  public static void texts(Path folder) throws Exception {
    if (isHere()) {
      try (Hosts hosts = Hosts.loopback(folder)) {
        texts(hosts, TEXTS);
      }
    }
  }

  /** A few of both, over a network with a round trip of 40 ms that loses 1 % of the packets. */
  public static void far(Path folder) throws Exception {
    Optional<Hosts> far = isHere() ? Hosts.apart(folder, FAR) : Optional.empty();
    if (far.isEmpty()) {
      Figures.print("  SKIPPED: a bad network, as namespaces need root on Linux");
      return;
    }
    try (Hosts hosts = far.get()) {
      photos(hosts, FAR_PHOTOS);
      texts(hosts, FAR_TEXTS);
    }
  }

  private static void photos(Hosts hosts, int count) throws Exception {
    List<Path> photos = Given.photos(hosts.folder("photos"), count);
    double megabytes = 0;
    for (Path photo : photos) {
      megabytes += Files.size(photo) / 1e6;
    }
    String what = "%d photos, %.0f MB in all".formatted(count, megabytes);
    Both both = new Both(what);
    List<Double> sent = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      KithPair.Took kith = hosts.kith().photos(photos);
      sent.add(kith.sent());
      Figures.print("  Kith sent them in %.2f s, once they were prepared", kith.sent());
      Path files = Given.linked(hosts.folder("photos-" + round), photos);
      try (SyncthingPair pair = hosts.syncthing()) {
        both.add(kith.all(), pair.files(files, count));
      }
    }
    both.tell();
    Figures.add(what + ", Kith once they are prepared", Figures.quantile(sent, 0.5), "s");
  }

  private static void texts(Hosts hosts, int count) throws Exception {
    Both both = new Both("%,d texts of %d characters".formatted(count, Given.TEXT_CHARS));
    for (int round = 0; round < ROUNDS; round++) {
      double kith = hosts.kith().texts(count);
      Path files = Given.textFiles(hosts.folder("texts-" + round), count);
      try (SyncthingPair pair = hosts.syncthing()) {
        both.add(kith, pair.files(files, count));
      }
    }
    both.tell();
  }

  /** Seconds of both. */
  private static final class Both {
    private final String what;
    private final List<Double> kith = new ArrayList<>();
    private final List<Double> syncthing = new ArrayList<>();

    Both(String what) {
      this.what = what;
    }

    void add(double kithSeconds, double syncthingSeconds) {
      kith.add(kithSeconds);
      syncthing.add(syncthingSeconds);
      Figures.print("  Kith %.2f s, Syncthing %.2f s", kithSeconds, syncthingSeconds);
    }

    void tell() {
      double theirs = Figures.quantile(syncthing, 0.5);
      double ours = Figures.quantile(kith, 0.5);
      Figures.add(what + ", Kith", ours, "s", ours / theirs);
      Figures.add(what + ", Syncthing", theirs, "s");
    }
  }
}
