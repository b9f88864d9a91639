/** Everything between two people. {@code KithNode} is the one facade. */
@NullMarked
package social.kith.node;

import org.jspecify.annotations.NullMarked;
