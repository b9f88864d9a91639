/** The command line. The only package that prints. */
@NullMarked
package social.kith.web.cli;

import org.jspecify.annotations.NullMarked;
