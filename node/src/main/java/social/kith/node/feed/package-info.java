/** Posts: what is in them, who gets them, how far they are. */
@NullMarked
package social.kith.node.feed;

import org.jspecify.annotations.NullMarked;
