import { equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { randomPositions } from '../../main/web/recovery/positions.ts';

test('three different words are asked for, each as often as any other', () => {
  const counts = new Array<number>(25).fill(0);
  for (let i = 0; i < 8_000; i++) {
    const positions = randomPositions();
    equal(new Set(positions).size, 3);
    positions.forEach((p) => counts[p]!++);
  }
  equal(counts[0], 0);
  ok(counts.slice(1).every((count) => count > 700 && count < 1_300));
});
