package social.kith.node;

import java.util.Optional;

/**
 * How far an export and an import are.
 *
 * @param exported the last export since the node was opened
 * @param imported the last import since then
 */
public record ArchiveView(Optional<ExportView> exported, Optional<ImportView> imported) {}
