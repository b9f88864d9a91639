/** Brings items and photos onto the disks of those they were shared with, once and in order. */
@NullMarked
package social.kith.node.sync;

import org.jspecify.annotations.NullMarked;
