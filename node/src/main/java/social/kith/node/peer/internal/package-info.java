/**
 * The only package that touches webrtc-java. It knows nothing of the API above it: what goes in and
 * out are strings, numbers and byte arrays. Closed to everything but {@code social.kith.node.peer}.
 */
@NullMarked
package social.kith.node.peer.internal;

import org.jspecify.annotations.NullMarked;
