package social.kith.node;

import java.util.List;

/**
 * The name under which this node is reached from outside.
 *
 * @param name of a host, or an address; empty for none
 * @param addresses what it stands for, as far as it has been looked up; four at most
 */
public record HostNameView(String name, List<String> addresses) {}
