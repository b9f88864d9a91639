/**
 * Peer connections over WebRTC with the names of the W3C API, made safe to use from Java: nothing
 * native shows, wrong arguments are refused before anything native sees them, and every callback
 * arrives on the executor that the owner gives (docs/peer-api.md).
 */
@NullMarked
package social.kith.node.peer;

import org.jspecify.annotations.NullMarked;
