/**
 * A person's client: one lasting identity, and connections to other identities that prove
 * themselves, with messages that arrive once and in order, and calls.
 */
@NullMarked
package social.kith.node.peer.client;

import org.jspecify.annotations.NullMarked;
