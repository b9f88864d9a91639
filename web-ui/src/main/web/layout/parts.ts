/** Posts that are drawn or left out together. */
export interface Part<T> {
  key: string;
  /** Place of its first post in the feed, from 0. */
  from: number;
  posts: readonly T[];
}

/** How many posts parts have in the mean: a few pages of the screen, or what a year brings. */
export type MeanLength = 16 | 256;

const ZEROS: Record<MeanLength, string> = { 16: '0', 256: '00' };

/**
 * Cuts the feed into parts of about so many posts. Where one begins is decided by the hash that is a post's id alone:
 * so a post that comes, goes or moves changes its own part only, and long parts are whole short ones.
 */
export function parts<T extends { id: string }>(posts: readonly T[], meanLength: MeanLength, from = 0): Part<T>[] {
  const begins = (post: T) => post.id.endsWith(ZEROS[meanLength]);
  const result: Part<T>[] = [];
  let start = 0;
  for (let i = 1; i <= posts.length; i++) {
    const next = posts[i];
    if (next === undefined || begins(next)) {
      const first = posts[start];
      const key = first !== undefined && begins(first) ? first.id : 'newest';
      result.push({ key, from: from + start, posts: posts.slice(start, i) });
      start = i;
    }
  }
  return result;
}
