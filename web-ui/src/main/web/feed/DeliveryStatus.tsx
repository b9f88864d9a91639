import type { PostView } from 'kith-api';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { deliveryLine, retractionLine, withContact } from '../text/delivery.ts';
import { Icon } from '../ui/Icon.tsx';
import { useMinute } from '../ui/useNow.ts';

/** Where an own post has arrived, by the others' word; opens what is known person by person. */
export function DeliveryStatus({ post }: { post: PostView }) {
  const now = useMinute();
  const contacts = useStore((s) => s.contacts);
  const deliveries = post.deliveries.map((d) => withContact(d, contacts));
  const line = post.retractedAt === undefined ? deliveryLine(deliveries, now) : retractionLine(deliveries, now);
  return (
    <button
      type="button"
      class={`delivery delivery-${line.tone}`}
      data-testid="delivery"
      onClick={() => dispatch({ type: 'open', open: { kind: 'deliveries', postId: post.id } })}
    >
      <span class="delivery-mark">{line.tone === 'complete' ? <Icon name="check" size={14} /> : <span class="delivery-clock" />}</span>
      <span>{line.text}</span>
    </button>
  );
}
