/** How contacts who moved while they were apart meet again through a contact of both. */
@NullMarked
package social.kith.node.meet;

import org.jspecify.annotations.NullMarked;
