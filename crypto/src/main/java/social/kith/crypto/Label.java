package social.kith.crypto;

import java.nio.charset.StandardCharsets;

/**
 * What a derived key, a hash or a signature is for. Each label is a different ASCII string, so that
 * nothing made for one use is ever good for another. The strings are part of the protocol: they
 * never change, and a new use gets a new label.
 */
public enum Label {
  /** Identity seed to the private Ed25519 signing key. */
  IDENTITY_SIGNING_KEY("kith/identity-signing-key/v1"),
  /** Identity key to contact id. */
  CONTACT_ID("kith/contact-id/v1"),
  /** Signature over an item: a post and whatever else is delivered in a numbered sequence. */
  ITEM("kith/item/v1"),
  /** Signature over what an export says of a post beside the post itself. */
  EXPORT_RECORD("kith/export-record/v1"),

  /** Both session exporters and the invite secret to the pair secret. */
  PAIR_SECRET("kith/pair-secret/v1"),
  /** Pair secret to the seed of a link. */
  LINK_SEED("kith/link-seed/v1"),
  /** Pair secret to the pre-shared key of a session. */
  SESSION_PSK("kith/session-psk/v1"),
  /** Invite secret to the seed of the link it opens. */
  INVITE_LINK_SEED("kith/invite-link-seed/v1"),
  /** Invite secret to the pre-shared key of the pairing session. */
  INVITE_PSK("kith/invite-psk/v1"),
  /** Invite secret to the public id of the invite. */
  INVITE_ID("kith/invite-id/v1"),

  /** Link seed to the offerer's ICE user name and password. */
  ICE_OFFERER("kith/ice-offerer/v1"),
  /** Link seed to the answerer's ICE user name and password. */
  ICE_ANSWERER("kith/ice-answerer/v1"),
  /** Link seed to the offerer's DTLS key. */
  DTLS_OFFERER("kith/dtls-offerer/v1"),
  /** Link seed to the answerer's DTLS key. */
  DTLS_ANSWERER("kith/dtls-answerer/v1"),

  /** Signature over a session's Hello. */
  SESSION_HELLO("kith/session-hello/v1"),
  /** HPKE info of a session. */
  SESSION_INFO("kith/session-info/v1"),
  /** HPKE exporter of a session. */
  SESSION_EXPORTER("kith/session-exporter/v1"),
  /** Both exporters to the secret a session's records are keyed from. */
  SESSION_SECRET("kith/session-secret/v1"),
  /** Session secret to the key of one direction's records. */
  SESSION_RECORD_KEY("kith/session-record-key/v1"),
  /** Session secret to the base nonce of one direction's records. */
  SESSION_RECORD_NONCE("kith/session-record-nonce/v1"),
  /** Session secret to the code both screens show while pairing. */
  PAIRING_CODE("kith/pairing-code/v1"),

  /** Signature over a weekly key. */
  WEEKLY_KEY("kith/weekly-key/v1"),
  /** HPKE info of a message sealed to a weekly key, and the signature inside. */
  SEALED_MESSAGE("kith/sealed-message/v1"),
  /** Pair secret to the secret by which two contacts meet again. */
  MEETING("kith/meeting/v1"),
  /** Meeting secret to the pre-shared key of sealed messages. */
  MEETING_PSK("kith/meeting-psk/v1"),
  /** Meeting secret to the tag of one stretch of time. */
  MEETING_TAG("kith/meeting-tag/v1"),
  /** Meeting secret to the key that weekly keys are sealed with on the way. */
  MEETING_NOTICE("kith/meeting-notice/v1"),
  /** Meeting secret to what one of the two announces for the other on a local network. */
  MEETING_LAN("kith/meeting-lan/v1"),
  /** Meeting secret to the key of what lies at a broker. */
  MEETING_PARCEL("kith/meeting-parcel/v1"),

  /** Signature over a member's answer to a challenge in a room for signals. */
  PEER_PRESENCE("kith/peer-presence/v1"),
  /** Signature over a text between members of a room for signals. */
  PEER_TEXT("kith/peer-text/v1"),
  /** Signature by which one end of a peer client's connection proves who it is. */
  PEER_PROOF("kith/peer-proof/v1"),

  /** Fingerprint of a DTLS certificate to the ICE user name and password of a session code. */
  SESSION_CODE_ICE("kith/session-code-ice/v1"),

  /** Context of a photo's encryption. */
  PHOTO("kith/photo/v1"),
  /** Storage key to the key of the database's columns. */
  STORAGE_COLUMN("kith/storage-column/v1"),
  /** Identity seed to the key that opens backups. */
  BACKUP_KEY("kith/backup-key/v1"),
  /** Storage key to the key of the names under which people are looked up in the databases. */
  STORAGE_NAME("kith/storage-name/v1"),
  /** Authenticated with the sealed content of a key file. */
  KEY_FILE("kith/key-file/v1");

  private final String text;

  Label(String text) {
    this.text = text;
  }

  /**
   * The label as it enters a derivation, hash or signature.
   *
   * @return a new array of ASCII bytes, none of them zero
   */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The label's text, for example {@code kith/photo/v1}. */
  @Override
  public String toString() {
    return text;
  }
}
