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
 * @param replies to own posts that came
 * @param repliesHere that were here before
 * @param repliesRetracted that were taken back here since, and stay so
 * @param repliesElsewhere to posts of others, or to ones that are not here
 * @param profile whether the profile came, as there was none or an older one
 * @param refused how much was not taken, and why
 */
public record ImportProgress(
    long posts,
    long postsHere,
    long postsRetracted,
    long edits,
    long images,
    long imagesHere,
    long replies,
    long repliesHere,
    long repliesRetracted,
    long repliesElsewhere,
    boolean profile,
    Map<ImportRefusal, Long> refused) {}
