import { shownPost } from '../state/search.ts';
import { useStore } from '../state/useStore.ts';
import { deliveryWords, isStored, withContact } from '../text/delivery.ts';
import { percent } from '../text/bytes.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useMinute } from '../ui/useNow.ts';

/** Person by person: where an own post is. */
export function DeliverySheet({ postId, onClose }: { postId: string; onClose: () => void }) {
  const post = useStore((s) => shownPost(s, postId));
  const contacts = useStore((s) => s.contacts);
  const now = useMinute();
  const deliveries = (post?.deliveries ?? []).map((d) => withContact(d, contacts));
  return (
    <Dialog title="Where this post is" onClose={onClose}>
      <ul class="people">
        {deliveries.map((d) => (
          <li key={d.contactId} class="person">
            <Avatar id={d.contactId} name={d.name} online={d.online} />
            <div class="person-main">
              <h3 class="person-name">{d.name}</h3>
              <p class={isStored(d) ? 'tone-complete' : 'tone-partial'}>{deliveryWords(d, now)}</p>
              {d.photosTotal > 0 && !isStored(d) && (
                <progress class="bar" max={100} value={percent(d.photosStored, d.photosTotal)} aria-label={`Photos on ${d.name}’s disk`} />
              )}
            </div>
          </li>
        ))}
      </ul>
      <p class="quiet sheet-foot">Nobody else holds this post. It counts as arrived only when their Kith has said that text and photos are on their disk.</p>
    </Dialog>
  );
}
