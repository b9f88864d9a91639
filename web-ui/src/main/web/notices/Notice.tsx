import type { NoticeView } from 'kith-api';
import { When } from '../feed/When.tsx';
import { speaker } from '../text/talk.ts';
import { noticeHref, noticeWords } from '../text/notices.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Link } from '../ui/Link.tsx';

/** What somebody did; leads to where it is. */
export function Notice({ notice, fresh }: { notice: NoticeView; fresh: boolean }) {
  const { who, postText = '', text } = notice;
  return (
    <li>
      <Link class={fresh ? 'notice notice-new' : 'notice'} href={noticeHref(notice)}>
        <Avatar id={who.id} name={who.name} size="s" />
        <span class="notice-main">
          <span class="notice-head">
            {fresh && <span class="post-new">New</span>} <strong>{speaker(who)}</strong> {noticeWords(notice)}
            {postText !== '' && <q class="notice-post">{postText}</q>}
          </span>
          {text !== undefined && <span class="notice-text">{text}</span>}
          <span class="quiet">
            <When iso={notice.at} />
          </span>
        </span>
      </Link>
    </li>
  );
}
