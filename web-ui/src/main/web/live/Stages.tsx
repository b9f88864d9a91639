import { useEffect, useRef, useState } from 'preact/hooks';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Icon } from '../ui/Icon.tsx';
import { useSecond } from '../ui/useNow.ts';
import { Controls } from './Controls.tsx';
import { Picture } from './Picture.tsx';
import type { OnAir, Other } from './session.ts';
import { Viewers } from './Viewers.tsx';
import { useCover } from './useCover.ts';
import { lasted, pathWords, phaseWords, stateWords } from './words.ts';

/** The streams and calls that this page is in; they stay while other pages are shown. */
export function Stages() {
  const onAir = useStore((s) => s.onAir);
  return (
    <div class="stages">
      {onAir.map((a) => (
        <Stage key={a.key} onAir={a} />
      ))}
    </div>
  );
}

function Stage({ onAir }: { onAir: OnAir }) {
  const [small, setSmall] = useState(onAir.role === 'host');
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus({ preventScroll: true }), []);
  useCover(!small);
  const keys = (e: KeyboardEvent) => {
    if (e.key === 'Escape' && !small) {
      e.stopPropagation();
      setSmall(true);
    }
  };
  return (
    <section ref={section} tabIndex={-1} class={small ? 'stage stage-small' : 'stage'} aria-label={stageName(onAir)} onKeyDown={keys} data-testid="stage">
      <header class="stage-head">
        {onAir.phase !== 'ended' && <Clock onAir={onAir} />}
        <h2 class="stage-title">{stageName(onAir)}</h2>
        <button type="button" class="stage-tool" aria-label={small ? 'Larger' : 'Smaller'} onClick={() => setSmall(!small)}>
          <Icon name={small ? 'larger' : 'smaller'} />
        </button>
      </header>
      {onAir.phase === 'ended' ? <Ended onAir={onAir} /> : <Going onAir={onAir} />}
    </section>
  );
}

function stageName({ role, title }: OnAir): string {
  switch (role) {
    case 'host':
      return title === '' ? 'You are live' : title;
    case 'viewer':
      return title;
    case 'call':
      return `Call with ${title}`;
  }
}

function Clock({ onAir }: { onAir: OnAir }) {
  const now = useSecond();
  return (
    <span class="stage-clock">
      {onAir.role !== 'call' && <span class="live-mark">Live</span>}
      {onAir.role !== 'viewer' && <span class="digits">{lasted(onAir.since, now)}</span>}
    </span>
  );
}

function Going({ onAir }: { onAir: OnAir }) {
  const words = phaseWords(onAir);
  return (
    <>
      <div class={`stage-tiles stage-tiles-${Math.min(6, Math.max(1, onAir.role === 'host' ? 1 : onAir.others.length))}`}>
        {onAir.role === 'host' ? (
          <Picture stream={onAir.own} label="What the others see" muted mirrored={!onAir.sharing} />
        ) : (
          onAir.others.map((other) => <Tile key={other.number} other={other} named={onAir.role === 'call'} />)
        )}
        {words !== undefined && (
          <p class="stage-words" role="status">
            {words}
          </p>
        )}
        {onAir.role === 'call' && (
          <div class="stage-own">
            <Picture stream={onAir.own} label="You" muted mirrored={!onAir.sharing} />
          </div>
        )}
      </div>
      {onAir.role === 'host' && <Viewers onAir={onAir} />}
      <Controls onAir={onAir} />
    </>
  );
}

function Tile({ other, named }: { other: Other; named: boolean }) {
  const words = stateWords(other);
  const caption = [named ? other.name : '', pathWords(other)].filter((part) => part !== '');
  return (
    <figure class="tile">
      <Picture stream={other.stream} label={named ? other.name : 'The stream'} />
      {caption.length > 0 && <figcaption>{caption.join(' · ')}</figcaption>}
      {words !== undefined && (
        <p class="stage-words" role="status">
          {words}
        </p>
      )}
    </figure>
  );
}

function Ended({ onAir }: { onAir: OnAir }) {
  return (
    <div class="stage-ended">
      <p role="status">{onAir.words}</p>
      <button type="button" class="button" onClick={() => dispatch({ type: 'off-air', key: onAir.key })}>
        Close
      </button>
    </div>
  );
}
