package social.kith.node.peer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import social.kith.crypto.Label;

/**
 * ICE user name fragment and password of one side (RFC 8839, section 5.4).
 *
 * @param ufrag 4 to 256 ice-chars
 * @param pwd 22 to 256 ice-chars
 */
record IceCredentials(String ufrag, String pwd) {
  static final int MIN_UFRAG = 4;
  static final int MIN_PWD = 22;
  static final int MAX = 256;

  /** The 64 ice-chars, in the order of Base64. */
  static final String ICE_CHARS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private static final Pattern UFRAG = Pattern.compile("[A-Za-z0-9+/]{4,256}");
  private static final Pattern PWD = Pattern.compile("[A-Za-z0-9+/]{22,256}");
  private static final String MAC = "HmacSHA256";
  private static final int DERIVED_UFRAG = 8;

  static boolean areValid(String ufrag, String pwd) {
    return UFRAG.matcher(ufrag).matches() && PWD.matcher(pwd).matches();
  }

  /**
   * HKDF-SHA-256 (RFC 5869) with a label as salt, the fingerprint as input and the kind of
   * description as info; 8 and 32 of the output's characters in Base64.
   */
  static IceCredentials derive(byte[] fingerprint, SessionDescription.Type type) {
    byte[] key = hmac(Label.SESSION_CODE_ICE.bytes(), fingerprint);
    byte[] info = type.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    byte[] block = new byte[info.length + 1];
    System.arraycopy(info, 0, block, 0, info.length);
    block[info.length] = 1;
    String text = Base64.getEncoder().encodeToString(hmac(key, block));
    return new IceCredentials(
        text.substring(0, DERIVED_UFRAG), text.substring(DERIVED_UFRAG, DERIVED_UFRAG + 32));
  }

  private static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
    }
  }

  /** Shows nothing. */
  @Override
  public String toString() {
    return "IceCredentials";
  }
}
