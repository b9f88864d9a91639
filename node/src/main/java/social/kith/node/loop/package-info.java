/** The one thread that owns all link, sync and feed state, and its timers. */
@NullMarked
package social.kith.node.loop;

import org.jspecify.annotations.NullMarked;
