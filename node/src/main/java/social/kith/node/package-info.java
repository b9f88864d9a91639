/**
 * Everything between two people. {@code NodeHost} opens and locks it, {@code KithNode} is the one
 * facade.
 */
@NullMarked
package social.kith.node;

import org.jspecify.annotations.NullMarked;
