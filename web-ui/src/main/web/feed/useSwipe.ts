import { useRef } from 'preact/hooks';

const DISTANCE_PX = 56;

/** Touch handlers that tell a swipe to the right (back) from one to the left (on). */
export function useSwipe(off: boolean, back: () => void, on: () => void) {
  const start = useRef<{ x: number; y: number } | undefined>(undefined);
  return {
    onTouchStart: (e: TouchEvent) => {
      const touch = e.touches[0];
      start.current = off || e.touches.length !== 1 || touch === undefined ? undefined : { x: touch.clientX, y: touch.clientY };
    },
    onTouchEnd: (e: TouchEvent) => {
      const from = start.current;
      const touch = e.changedTouches[0];
      start.current = undefined;
      if (from === undefined || touch === undefined) {
        return;
      }
      const dx = touch.clientX - from.x;
      if (Math.abs(dx) > DISTANCE_PX && Math.abs(dx) > 2 * Math.abs(touch.clientY - from.y)) {
        (dx > 0 ? back : on)();
      }
    },
  };
}
