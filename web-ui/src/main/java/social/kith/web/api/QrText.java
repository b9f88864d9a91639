package social.kith.web.api;

/**
 * What a QR code says.
 *
 * @param text its content, whatever it is
 */
public record QrText(String text) {}
