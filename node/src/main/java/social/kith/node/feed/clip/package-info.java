/**
 * Reads the containers of short videos (MP4, WebM) and takes out what is not picture or sound. See
 * docs/adr/0006-photo-metadata.md.
 */
@NullMarked
package social.kith.node.feed.clip;

import org.jspecify.annotations.NullMarked;
