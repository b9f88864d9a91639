/** Backups: one age file with all that a person has, and a data folder made of one again. */
@NullMarked
package social.kith.node.backup;

import org.jspecify.annotations.NullMarked;
