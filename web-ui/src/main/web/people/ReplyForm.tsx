import { useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { showInvite } from '../state/answers.ts';
import { dispatch } from '../state/store.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { QrWays } from './QrWays.tsx';
import { REPLY_CODE, useQrPicture } from './qr.ts';

/** Takes the reply of somebody who has the invite and cannot reach this node. */
export function ReplyForm() {
  const [text, setText] = useState('');
  const task = useTask();
  const reply = (code: string) =>
    task.run(async () => {
      await showInvite(api.replyToInvite(code.trim()));
      setText('');
      dispatch({ type: 'note', text: 'Their node is called now. This can take a moment.' });
    });
  const qr = useQrPicture(REPLY_CODE, reply);
  return (
    <details class="reply-code">
      <summary>They cannot connect? Use their reply</summary>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          qr.clear();
          reply(text);
        }}
      >
        <label for="reply-text">Reply text</label>
        <textarea id="reply-text" class="invite-text" rows={2} value={text} required spellcheck={false} autoComplete="off" onInput={(e) => setText(e.currentTarget.value)} />
        <p class="quiet">Their Kith shows it where they use your invite. With it your node calls theirs, which helps where your router lets nobody in.</p>
        <QrWays qr={qr} wanted={REPLY_CODE} disabled={task.running} onCode={reply} />
        <Problem text={qr.problem ?? task.problem} />
        <button type="submit" class="button" disabled={task.running || text.trim() === ''}>
          Call them
        </button>
      </form>
    </details>
  );
}
