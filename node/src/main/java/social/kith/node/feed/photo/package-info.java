/**
 * Makes what is shared of a photo from what was uploaded: the original without its metadata, a
 * display-size image and a small preview. See docs/adr/0006-photo-metadata.md.
 */
@NullMarked
package social.kith.node.feed.photo;

import org.jspecify.annotations.NullMarked;
