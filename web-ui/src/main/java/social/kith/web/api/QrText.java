package social.kith.web.api;

/**
 * What a QR code says.
 *
 * @param text its content, whatever it is
 */
public record QrText(String text) {
  /** Shows nothing of it: most often it is an invite. */
  @Override
  public String toString() {
    return "QrText";
  }
}
