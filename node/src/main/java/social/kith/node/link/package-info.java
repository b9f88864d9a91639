/** The connection between two contacts: waiting, dialling, handshake, heartbeat, reconnect. */
@NullMarked
package social.kith.node.link;

import org.jspecify.annotations.NullMarked;
