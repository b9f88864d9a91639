/** Aspect ratios that a row of photos should add up to: about three upright ones or two wide ones. */
const ROW_RATIO = 2.5;

/**
 * Breaks photos into rows of near-equal height. Takes width over height of each photo, returns the number of photos of
 * each row. It needs no pixel widths, so the layout is known before anything is loaded and never shifts.
 */
export function rows(ratios: readonly number[]): number[] {
  const total = ratios.reduce((sum, r) => sum + r, 0);
  const count = Math.min(ratios.length, Math.max(1, Math.round(total / ROW_RATIO)));
  return count === 0 ? [] : partition(ratios, count);
}

/** Splits into count runs so that the squared differences from the mean run are smallest. */
function partition(ratios: readonly number[], count: number): number[] {
  const sums = [0];
  for (const r of ratios) {
    sums.push((sums.at(-1) ?? 0) + r);
  }
  const n = ratios.length;
  const mean = (sums[n] ?? 0) / count;
  const cost = (from: number, to: number) => ((sums[to] ?? 0) - (sums[from] ?? 0) - mean) ** 2;
  let best = sums.map((_, end) => (end === 0 ? 0 : cost(0, end)));
  const starts: number[][] = [sums.map(() => 0)];
  for (let row = 2; row <= count; row++) {
    const next: number[] = new Array<number>(n + 1).fill(Infinity);
    const from: number[] = new Array<number>(n + 1).fill(row - 1);
    for (let end = row; end <= n; end++) {
      for (let start = row - 1; start < end; start++) {
        const value = (best[start] ?? Infinity) + cost(start, end);
        if (value < (next[end] ?? Infinity)) {
          next[end] = value;
          from[end] = start;
        }
      }
    }
    best = next;
    starts.push(from);
  }
  return lengths(starts, n, count);
}

function lengths(starts: readonly number[][], n: number, count: number): number[] {
  const result: number[] = [];
  let end = n;
  for (let row = count - 1; row >= 0; row--) {
    const start = row === 0 ? 0 : (starts[row]?.[end] ?? 0);
    result.unshift(end - start);
    end = start;
  }
  return result;
}
