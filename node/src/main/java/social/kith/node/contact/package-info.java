/** Who the contacts are: pairing by invite, their names and addresses, one link for each. */
@NullMarked
package social.kith.node.contact;

import org.jspecify.annotations.NullMarked;
