package social.kith.node.export;

import java.time.Instant;
import java.util.List;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.crypto.MalformedException;
import social.kith.fuzz.Target;

/** What is in an export. */
public final class ExportTargets {
  private ExportTargets() {}

  /** All of them. */
  public static List<Target> all() {
    ExportManifest manifest = new ExportManifest(1, Instant.EPOCH, ContactId.of(new byte[32]));
    List<byte[]> salts = List.of(new byte[24], new byte[0]);
    ExportRecord record =
        new ExportRecord(
            ItemId.of(new byte[32]), List.of(ContactId.of(new byte[32])), salts, salts);
    return List.of(
        Target.of(
                "export manifest",
                Target.UNLIMITED,
                List.of(manifest.encode()),
                ExportManifest::parse)
            .refusingBy(MalformedException.class),
        Target.of(
                "export record",
                ExportRecord.MAX_BYTES,
                List.of(record.encode()),
                ExportRecord::parse)
            .refusingBy(MalformedException.class));
  }
}
