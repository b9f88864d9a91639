package social.kith.node.export;

import java.util.Map;

/**
 * How far an import is.
 *
 * @param posts that came
 * @param postsHere that were here before
 * @param postsRetracted that were taken back here since, and stay so
 * @param edits that came
 * @param images that came, in all sizes
 * @param imagesHere that were here before
 * @param refused how much was not taken, and why
 */
public record ImportProgress(
    long posts,
    long postsHere,
    long postsRetracted,
    long edits,
    long images,
    long imagesHere,
    Map<ImportRefusal, Long> refused) {}
