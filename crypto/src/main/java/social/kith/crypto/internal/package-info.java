/**
 * Primitives over byte arrays: the only code that sees BouncyCastle and the CBOR library. Closed to
 * other modules; knows nothing of Kith's own meanings, which are in {@code social.kith.crypto}.
 */
@NullMarked
package social.kith.crypto.internal;

import org.jspecify.annotations.NullMarked;
