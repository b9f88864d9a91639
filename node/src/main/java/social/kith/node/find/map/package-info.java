/**
 * Has the home's router open the UDP ports of links: PCP (RFC 6887), NAT-PMP (RFC 6886) and UPnP
 * IGD, as much of each as that takes.
 */
@NullMarked
package social.kith.node.find.map;

import org.jspecify.annotations.NullMarked;
