package social.kith.node;

import java.util.Optional;

/**
 * Who this node belongs to.
 *
 * @param id contact id, 64 hexadecimal digits
 * @param name the name that contacts see; empty until the first run is finished
 * @param line what they say about themselves; may be empty
 * @param picture a name of their picture, if they have one: another picture has another name
 */
public record ProfileView(
    String id, Optional<String> name, String line, Optional<String> picture) {}
