import type { ImportView } from 'kith-api';

const count = (n: number, one: string, many: string) => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;

/** What an import did, and what it did not take. */
export function ImportResult({ done }: { done: ImportView }) {
  return (
    <div role="status">
      <p>
        {done.posts + done.images === 0 ? 'Nothing was missing' : `${count(done.posts, 'post', 'posts')} and ${count(done.images, 'image', 'images')} came back`};{' '}
        {count(done.postsHere, 'post', 'posts')} and {count(done.imagesHere, 'image', 'images')} were here already.
        {done.replies + done.repliesHere > 0 && ` ${count(done.replies, 'reply', 'replies')} came back, ${done.repliesHere.toLocaleString('en-GB')} were here.`}
        {done.repliesElsewhere > 0 && ` ${count(done.repliesElsewhere, 'reply', 'replies')} to posts of others stayed with these.`}
        {done.profile && ' Your profile came back.'}
        {done.postsRetracted > 0 && ` ${count(done.postsRetracted, 'post', 'posts')} that you took back since stayed so.`}
      </p>
      {done.refused.length > 0 && (
        <>
          <p>Not taken:</p>
          <ul>
            {done.refused.map((r) => (
              <li key={r.reason}>
                {count(r.count, 'file', 'files')}: {r.reason.toLowerCase()}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
