/** Exports: what a person shared, in a form that other programs read, and its way back. */
@NullMarked
package social.kith.node.export;

import org.jspecify.annotations.NullMarked;
