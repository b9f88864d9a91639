import type { TrafficView } from 'kith-api';
import { bytes } from '../text/bytes.ts';

interface Props {
  traffic: TrafficView;
  name: string;
  busy: boolean;
  onRefresh: () => void;
}

/** What has gone over the wire to one person since the node started, counted where it leaves. */
export function Traffic({ traffic, name, busy, onRefresh }: Props) {
  const rows = [
    ['Posts', traffic.itemBytesSent, traffic.itemBytesReceived],
    ['Photos', traffic.photoBytesSent, traffic.photoBytesReceived],
    ['Everything else', traffic.otherBytesSent, traffic.otherBytesReceived],
  ] as const;
  return (
    <section class="card" aria-labelledby="traffic-title">
      <div class="card-head">
        <h2 id="traffic-title">Over the wire</h2>
        <button type="button" class="button-text" disabled={busy} onClick={onRefresh}>
          Count again
        </button>
      </div>
      <table class="traffic">
        <thead>
          <tr>
            <td />
            <th scope="col">To {name}</th>
            <th scope="col">From {name}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([kind, sent, received]) => (
            <tr key={kind}>
              <th scope="row">{kind}</th>
              <td>{bytes(sent)}</td>
              <td>{bytes(received)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">
        {bytes(traffic.itemBytesSent)} of posts sent to {name} since your node started. What you do not share with {name} never goes there.
      </p>
    </section>
  );
}
