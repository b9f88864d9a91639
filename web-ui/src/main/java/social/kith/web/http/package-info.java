/** JSON and problem answers, shared by the guard, the API and the command line. */
@NullMarked
package social.kith.web.http;

import org.jspecify.annotations.NullMarked;
