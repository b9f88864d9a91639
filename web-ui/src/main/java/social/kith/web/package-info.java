/** The server of the page and the API: one loopback port, guarded before every route. */
@NullMarked
package social.kith.web;

import org.jspecify.annotations.NullMarked;
