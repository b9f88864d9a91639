/** What can be wrong with a node, its machine and its network, each checked on its own. */
@NullMarked
package social.kith.node.check;

import org.jspecify.annotations.NullMarked;
