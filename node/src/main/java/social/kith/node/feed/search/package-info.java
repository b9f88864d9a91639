/** Posts found by their words: docs/adr/0007-search-in-sealed-segments.md. */
@NullMarked
package social.kith.node.feed.search;

import org.jspecify.annotations.NullMarked;
