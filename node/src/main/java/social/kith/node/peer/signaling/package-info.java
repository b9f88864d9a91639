/** Ways on which peers that are not connected yet find one another, and rooms of members. */
@NullMarked
package social.kith.node.peer.signaling;

import org.jspecify.annotations.NullMarked;
