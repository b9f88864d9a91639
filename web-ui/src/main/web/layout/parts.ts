/** Posts that are drawn or left out together. */
export interface Part<T> {
  key: string;
  /** Place of its first post in the feed, from 0. */
  from: number;
  posts: readonly T[];
}

const MEAN_LENGTH = 16;

/** Whether a post begins a part: decided by its id alone, a hash, so that parts stay as they are when others come. */
function begins(id: string): boolean {
  return parseInt(id.slice(-4), 16) % MEAN_LENGTH === 0;
}

/** Cuts the feed into parts of about 16 posts. A post that comes, goes or moves changes its own part only. */
export function parts<T extends { id: string }>(posts: readonly T[]): Part<T>[] {
  const result: Part<T>[] = [];
  let start = 0;
  for (let i = 1; i <= posts.length; i++) {
    const next = posts[i];
    if (next === undefined || begins(next.id)) {
      const first = posts[start];
      const key = first !== undefined && begins(first.id) ? first.id : 'newest';
      result.push({ key, from: start, posts: posts.slice(start, i) });
      start = i;
    }
  }
  return result;
}
