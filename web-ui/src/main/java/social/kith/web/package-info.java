/** The page, the API under /api/v1 and its guard. */
@NullMarked
package social.kith.web;

import org.jspecify.annotations.NullMarked;
