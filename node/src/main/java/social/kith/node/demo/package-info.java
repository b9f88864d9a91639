/** What fills the nodes of {@code kith demo}. */
@NullMarked
package social.kith.node.demo;

import org.jspecify.annotations.NullMarked;
