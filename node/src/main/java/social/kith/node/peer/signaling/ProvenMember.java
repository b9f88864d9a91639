package social.kith.node.peer.signaling;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import social.kith.crypto.IdentityKey;

/** What a proven room remembers of one member: always as much. On the room's executor. */
final class ProvenMember {
  /** Most sessions that are remembered: one member may be here on several machines. */
  static final int MAX_SESSIONS = 8;

  private static final SecureRandom RANDOM = new SecureRandom();

  final IdentityKey key;

  /**
   * What the member's texts to this side are signed for; as old as this memory, so that texts from
   * before it are good for nothing.
   */
  final String session = nonce();

  private String challenge = "";
  private String answered = "";
  private String theirSession = "";
  private boolean proven;
  private int ticks;
  private long sent;
  private final Map<String, Long> seen = new HashMap<>();

  ProvenMember(IdentityKey key) {
    this.key = key;
  }

  private static String nonce() {
    byte[] bytes = new byte[ProofMessage.NONCE_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  boolean isProven() {
    return proven;
  }

  String theirSession() {
    return theirSession;
  }

  /** Nothing is known of it any more but what keeps old texts from being taken again. */
  void doubt() {
    proven = false;
    challenge = "";
    ticks = 0;
  }

  /** What it has to answer; the same until it did. */
  String challenge() {
    if (challenge.isEmpty()) {
      challenge = nonce();
    }
    return challenge;
  }

  boolean isChallenged(String answeredChallenge) {
    return !challenge.isEmpty() && challenge.equals(answeredChallenge);
  }

  /** Whether its challenge is not answered yet; from now on it is. */
  boolean answer(String theirChallenge) {
    boolean isNew = !answered.equals(theirChallenge);
    answered = theirChallenge;
    return isNew;
  }

  /** Whether the session is known, or there is room for one more. */
  boolean canTake(String answeredSession) {
    return seen.containsKey(answeredSession) || seen.size() < MAX_SESSIONS;
  }

  /**
   * It answered the challenge.
   *
   * @return whether it has another session than the one it was known by
   */
  boolean prove(String answeredSession) {
    boolean other = !theirSession.equals(answeredSession);
    theirSession = answeredSession;
    seen.putIfAbsent(answeredSession, 0L);
    challenge = "";
    proven = true;
    return other;
  }

  long nextNumber() {
    return ++sent;
  }

  boolean isNew(long number) {
    return number > seen.getOrDefault(theirSession, Long.MAX_VALUE);
  }

  void saw(long number) {
    seen.put(theirSession, number);
  }

  /** Counts how long it owes its proof. */
  int tick() {
    return ++ticks;
  }
}
