/** The age v1 file format (C2SP): header, its authentication, and the encrypted payload. */
@NullMarked
package social.kith.crypto.internal.age;

import org.jspecify.annotations.NullMarked;
