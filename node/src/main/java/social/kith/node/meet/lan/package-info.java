/** How contacts are found on the networks that this machine is in: DNS service discovery. */
@NullMarked
package social.kith.node.meet.lan;

import org.jspecify.annotations.NullMarked;
