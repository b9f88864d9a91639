package social.kith.node;

import java.util.List;

/**
 * What a person is told of.
 *
 * @param notices what came last first
 * @param unseen how many were not seen; at most {@link Notices#MAX}
 */
public record NoticesView(List<NoticeView> notices, int unseen) {}
