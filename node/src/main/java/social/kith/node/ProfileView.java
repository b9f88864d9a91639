package social.kith.node;

import java.util.Optional;

/**
 * Who this node belongs to.
 *
 * @param id contact id, 64 hexadecimal digits
 * @param name the name that contacts see; empty until the first run is finished
 */
public record ProfileView(String id, Optional<String> name) {}
