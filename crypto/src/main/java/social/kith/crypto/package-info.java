/** Keys, ids, signing, sealing, canonical CBOR, photo encryption and the key file. No network. */
@NullMarked
package social.kith.crypto;

import org.jspecify.annotations.NullMarked;
