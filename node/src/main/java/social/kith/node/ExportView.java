package social.kith.node;

import java.time.Instant;
import java.util.Optional;

/**
 * How far an export is.
 *
 * @param startedAt when
 * @param doneBytes how much of the file is written
 * @param totalBytes how large it will be, nearly
 * @param posts how many are in it so far
 * @param images how many are in it so far, in all sizes
 * @param problem why it is broken, and what to do
 */
public record ExportView(
    ArchiveState state,
    Instant startedAt,
    long doneBytes,
    long totalBytes,
    long posts,
    long images,
    Optional<String> problem) {}
