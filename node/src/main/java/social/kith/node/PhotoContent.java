package social.kith.node;

import java.io.InputStream;

/**
 * A photo's bytes, decrypted while they are read. The receiver closes the stream.
 *
 * @param mediaType image/jpeg or image/png
 * @param sizeBytes plaintext size
 * @param stream the image; throws IOException if the stored bytes were changed
 */
public record PhotoContent(String mediaType, long sizeBytes, InputStream stream) {}
