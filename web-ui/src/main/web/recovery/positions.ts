const WORDS = 24;
const ASKED = 3;

/** Positions of three words, from 1 to 24, in their order. */
export function randomPositions(): number[] {
  const positions = new Set<number>();
  while (positions.size < ASKED) {
    positions.add(1 + Math.floor(Math.random() * WORDS));
  }
  return [...positions].sort((a, b) => a - b);
}
