import { dispatch, getState } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { counted } from '../text/names.ts';
import { Icon } from '../ui/Icon.tsx';
import { focusPost } from './steps.ts';

/** New posts wait here until they are asked for, so that the page never jumps under the reader. */
export function FreshPill() {
  const count = useStore((s) => s.feed.fresh.length);
  const show = () => {
    const first = getState().feed.fresh[0]?.id;
    dispatch({ type: 'feed/show-fresh' });
    requestAnimationFrame(() => first !== undefined && focusPost(first));
  };
  return (
    <div class="fresh">
      {count > 0 && (
        <button type="button" class="fresh-pill" onClick={show}>
          <Icon name="up" size={16} />
          {counted(count, 'new post')}
        </button>
      )}
    </div>
  );
}
