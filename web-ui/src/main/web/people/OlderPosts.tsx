import { useEffect, useState } from 'preact/hooks';
import type { CircleView } from 'kith-api';
import * as api from '../api/api.ts';
import { counted, listed } from '../text/names.ts';

interface Props {
  circle: CircleView;
  added: readonly string[];
  chosen: boolean;
  onChoose: (olderPosts: boolean) => void;
}

/** Asks whether those who come into a circle get what was shared by it before. */
export function OlderPosts({ circle, added, chosen, onChoose }: Props) {
  const [posts, setPosts] = useState(circle.posts);
  useEffect(() => {
    api.circle(circle.id).then((now) => setPosts(now.posts), () => {});
  }, [circle.id]);
  if (posts === 0) {
    return null;
  }
  return (
    <fieldset class="older-posts">
      <legend>
        {counted(posts, 'post')} {posts === 1 ? 'was' : 'were'} shared with {circle.name} before. Does {listed(added)} get {posts === 1 ? 'it' : 'them'}?
      </legend>
      <label class="switch">
        <input type="radio" name="older-posts" checked={!chosen} onChange={() => onChoose(false)} />
        <span>No, only what I share from now on</span>
      </label>
      <label class="switch">
        <input type="radio" name="older-posts" checked={chosen} onChange={() => onChoose(true)} />
        <span>Yes, with their photos</span>
      </label>
    </fieldset>
  );
}
