/** The routes under /api/v1 and the event stream. */
@NullMarked
package social.kith.web.api;

import org.jspecify.annotations.NullMarked;
