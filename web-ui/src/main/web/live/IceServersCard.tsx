import { useEffect, useState } from 'preact/hooks';
import type { IceServerView } from 'kith-api';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

/** The servers of the person's own that help links, streams and calls to connect. */
export function IceServersCard() {
  const [servers, setServers] = useState<readonly IceServerView[]>();
  const [url, setUrl] = useState('');
  const [username, setUsername] = useState('');
  const [credential, setCredential] = useState('');
  const task = useTask();
  const turn = url.trim().startsWith('turn');
  useEffect(() => task.run(async () => setServers(await api.iceServers())), []);
  const choose = (wished: readonly IceServerView[]) =>
    task.run(async () => {
      setServers(await api.chooseIceServers(wished));
      setUrl('');
      dispatch({ type: 'announce', text: 'Saved.' });
    });
  return (
    <section class="card" aria-labelledby="ice-title">
      <h2 id="ice-title">Help with connections</h2>
      <p class="quiet">
        Everything goes straight from one to the other. Where a router prevents that, a STUN server, or a TURN server that passes on what is
        encrypted, may help. Whoever runs it learns your address. These are yours, asked beside the public ones.
      </p>
      <ul class="grants" hidden={servers === undefined || servers.length === 0}>
        {(servers ?? []).map((server) => (
          <li key={server.urls.join(' ')} class="camera">
            <span class="camera-words">{server.urls.join(', ')}</span>
            <button type="button" class="button" disabled={task.running} onClick={() => choose((servers ?? []).filter((s) => s !== server))}>
              Remove<span class="unseen"> {server.urls.join(', ')}</span>
            </button>
          </li>
        ))}
      </ul>
      <form
        class="go-live"
        onSubmit={(e) => {
          e.preventDefault();
          choose([...(servers ?? []), { urls: [url.trim()], username: turn ? username : '', credential: turn ? credential : '' }]);
        }}
      >
        <label>
          Address of a server
          <input type="text" placeholder="stun:example.org:3478" value={url} onInput={(e) => setUrl(e.currentTarget.value)} />
        </label>
        {turn && (
          <div class="go-live-devices">
            <label>
              User name
              <input type="text" autocomplete="off" value={username} onInput={(e) => setUsername(e.currentTarget.value)} />
            </label>
            <label>
              Credential
              <input type="password" autocomplete="off" value={credential} onInput={(e) => setCredential(e.currentTarget.value)} />
            </label>
          </div>
        )}
        <Problem text={task.problem} />
        <button type="submit" class="button card-button" disabled={task.running || servers === undefined || url.trim() === ''}>
          Add
          <span class="unseen"> the server</span>
        </button>
      </form>
    </section>
  );
}
