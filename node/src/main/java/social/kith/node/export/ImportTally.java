package social.kith.node.export;

import java.util.EnumMap;
import java.util.Map;

/** Counts what an import did. Not thread-safe. */
final class ImportTally {
  private final Map<Kind, Long> taken = new EnumMap<>(Kind.class);
  private final Map<ImportRefusal, Long> refused = new EnumMap<>(ImportRefusal.class);

  enum Kind {
    POST,
    POST_HERE,
    POST_RETRACTED,
    EDIT,
    IMAGE,
    IMAGE_HERE,
    REPLY,
    REPLY_HERE,
    REPLY_RETRACTED,
    REPLY_ELSEWHERE,
    PROFILE
  }

  void count(Kind kind) {
    taken.merge(kind, 1L, Long::sum);
  }

  void refuse(ImportRefusal why) {
    refused.merge(why, 1L, Long::sum);
  }

  ImportProgress progress() {
    return new ImportProgress(
        of(Kind.POST),
        of(Kind.POST_HERE),
        of(Kind.POST_RETRACTED),
        of(Kind.EDIT),
        of(Kind.IMAGE),
        of(Kind.IMAGE_HERE),
        of(Kind.REPLY),
        of(Kind.REPLY_HERE),
        of(Kind.REPLY_RETRACTED),
        of(Kind.REPLY_ELSEWHERE),
        of(Kind.PROFILE) > 0,
        Map.copyOf(refused));
  }

  private long of(Kind kind) {
    return taken.getOrDefault(kind, 0L);
  }
}
