/** Who may ask this server for anything, and the headers of every answer. */
@NullMarked
package social.kith.web.guard;

import org.jspecify.annotations.NullMarked;
