package social.kith.node;

import java.util.Optional;

/**
 * Somebody who said something about a post.
 *
 * @param id contact id, 64 hexadecimal digits
 * @param name as known here; of somebody who is no contact, as the post's author knows them
 * @param contactOf the name of the post's author, who alone says that it is them; empty for this
 *     person, for contacts, and for the author
 * @param own whether it is this node's person
 */
public record SpeakerView(String id, String name, Optional<String> contactOf, boolean own) {}
