/** How two people find each other: invites, addresses of this machine, ports of links. */
@NullMarked
package social.kith.node.find;

import org.jspecify.annotations.NullMarked;
