/** The WebSocket by which a page is in a live stream or a call: it signals, media goes past it. */
@NullMarked
package social.kith.web.live;

import org.jspecify.annotations.NullMarked;
