import type { DeliveryView } from 'kith-api';
import { shownPost } from '../state/search.ts';
import { useStore } from '../state/useStore.ts';
import { deliverySteps, deliveryWords, isComplete, withContact } from '../text/delivery.ts';
import { percent } from '../text/bytes.ts';
import { counted } from '../text/names.ts';
import { full, when } from '../text/time.ts';
import { transferWords } from '../text/transfer.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useMinute } from '../ui/useNow.ts';

/** Person by person: where an own post is. */
export function DeliverySheet({ postId, onClose }: { postId: string; onClose: () => void }) {
  const post = useStore((s) => shownPost(s, postId));
  const contacts = useStore((s) => s.contacts);
  const now = useMinute();
  const deliveries = (post?.deliveries ?? []).map((d) => withContact(d, contacts));
  const former = (post?.audience ?? []).filter((p) => !deliveries.some((d) => d.contactId === p.id));
  return (
    <Dialog title="Where this post is" onClose={onClose}>
      <ul class="people">
        {deliveries.map((d) => (
          <Row key={d.contactId} postId={postId} delivery={d} now={now} />
        ))}
      </ul>
      <p class="quiet sheet-foot">
        {former.length > 0 && `It was also shared with ${counted(former.length, 'person').replace('persons', 'people')} who are no longer contacts: nothing is known of their disks. `}
        {post?.retractedAt === undefined
          ? 'Nobody else holds this post. It counts as arrived only when their Kith has said that text and photos are on their disk.'
          : 'It counts as gone only when their Kith has said that text and photos are off their disk. Nobody can take back what somebody copied.'}
      </p>
    </Dialog>
  );
}

/** One person: what holds now, and what happened when. */
function Row({ postId, delivery: d, now }: { postId: string; delivery: DeliveryView; now: Date }) {
  const all = useStore((s) => s.transfers);
  const transfers = all.filter((t) => t.contactId === d.contactId && t.postId === postId && t.direction === 'SENDING');
  return (
    <li class="person" data-state={d.state}>
      <Avatar id={d.contactId} name={d.name} online={d.online} />
      <div class="person-main">
        <h3 class="person-name">{d.name}</h3>
        <p class={isComplete(d) ? 'tone-complete' : 'tone-partial'}>{deliveryWords(d, now)}</p>
        {d.photosTotal > 0 && !isComplete(d) && (
          <progress class="bar" max={100} value={percent(d.photosStored, d.photosTotal)} aria-label={`Photos on ${d.name}’s disk`} />
        )}
        {transfers.map((t) => (
          <p class="quiet" key={`${t.index} ${t.size}`}>
            Photo {t.index + 1}, {t.size === 'ORIGINAL' ? 'original' : 'for the screen'}: {transferWords(t)}
          </p>
        ))}
        <ol class="ledger" aria-label={`What happened on the way to ${d.name}`}>
          {deliverySteps(d).map((step) => (
            <li key={step.name} class="ledger-step">
              <span>{step.name}</span>{' '}
              <time dateTime={step.at} title={full(step.at)}>
                {when(step.at, now)}
              </time>
            </li>
          ))}
        </ol>
      </div>
    </li>
  );
}
