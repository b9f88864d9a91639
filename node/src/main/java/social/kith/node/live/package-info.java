/**
 * Live streams and calls: who may be in a room, who is, and what they tell each other to connect.
 * Media goes from end to end over connections of its own.
 */
@NullMarked
package social.kith.node.live;

import org.jspecify.annotations.NullMarked;
