package social.kith.node;

import java.time.Instant;
import java.util.List;

/**
 * How the node is doing.
 *
 * @param version of Kith
 * @param profile who it belongs to
 * @param startedAt when it was started
 * @param home folder of its data
 * @param network which addresses are told to contacts
 * @param posts number of posts kept
 * @param unread how many posts of contacts were not read
 * @param unseenNotices how many notices were not seen, at most {@link Notices#MAX}
 * @param contacts each with its link and traffic
 * @param problems what is wrong and what to do, in words; empty when all is well
 */
public record StatusView(
    String version,
    ProfileView profile,
    Instant startedAt,
    String home,
    NodeConfig.Network network,
    long posts,
    long unread,
    int unseenNotices,
    List<ContactView> contacts,
    List<String> problems) {}
