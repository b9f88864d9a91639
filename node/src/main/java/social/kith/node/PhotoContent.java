package social.kith.node;

import java.io.InputStream;

/**
 * The bytes of a photo or clip, decrypted while they are read. The receiver closes the stream.
 *
 * @param mediaType image/jpeg, image/png, video/mp4 or video/webm
 * @param sizeBytes plaintext size
 * @param stream the image or clip; skips chunks without decrypting them; throws IOException if the
 *     stored bytes were changed
 */
public record PhotoContent(String mediaType, long sizeBytes, InputStream stream) {}
