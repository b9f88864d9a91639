import { useState } from 'preact/hooks';
import type { BrokerState, BrokerView, BrokerWish } from 'kith-api';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

const STATES: Record<BrokerState, string> = {
  IDLE: 'at rest, since nobody is looked for',
  TRYING: 'being tried',
  CONNECTED: 'connected',
  REFUSED: 'refused',
};

/** As it is: the node keeps the password that it knows. */
const same = ({ address, user, certificate }: BrokerView): BrokerWish => ({ address, user, certificate });

/** The MQTT brokers through which contacts who moved are found; none but those that the person chose. */
export function BrokersCard() {
  const brokers = useStore((s) => s.brokers);
  const task = useTask();
  const choose = (wished: readonly BrokerWish[], done?: () => void) =>
    task.run(async () => {
      await api.chooseBrokers(wished);
      done?.();
      dispatch({ type: 'announce', text: 'Saved.' });
    });
  return (
    <section class="card" aria-labelledby="brokers-title">
      <h2 id="brokers-title">Find contacts who moved</h2>
      <p class="quiet">
        When you and a contact both have new addresses and no contact of both is online, an MQTT broker that both of you name here brings you together. It
        cannot read who you are or where you wait; it sees your internet address, when you look for somebody, and who looks for you. Your own Mosquitto is
        best. None is asked but those you add.
      </p>
      <ul class="grants" hidden={brokers.length === 0}>
        {brokers.map((broker) => (
          <li key={broker.address} class="camera">
            <div class="camera-words">
              <p class="camera-name">{broker.address}</p>
              <p class="quiet" role="status">
                {broker.user !== '' && `as ${broker.user}, `}
                {STATES[broker.state]}
              </p>
            </div>
            <button type="button" class="button" disabled={task.running} onClick={() => choose(brokers.filter((b) => b !== broker).map(same))}>
              Remove<span class="unseen"> {broker.address}</span>
            </button>
            {broker.problem !== '' && <Problem text={broker.problem} />}
          </li>
        ))}
      </ul>
      <BrokerForm busy={task.running} onAdd={(wish, done) => choose([...brokers.map(same), wish], done)} />
      <Problem text={task.problem} />
    </section>
  );
}

function BrokerForm({ busy, onAdd }: { busy: boolean; onAdd: (wish: BrokerWish, done: () => void) => void }) {
  const [address, setAddress] = useState('');
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [certificate, setCertificate] = useState('');
  const clear = () => [setAddress, setUser, setPassword, setCertificate].forEach((set) => set(''));
  const tls = !address.trim().startsWith('mqtt:');
  return (
    <form
      class="go-live"
      onSubmit={(e) => {
        e.preventDefault();
        onAdd({ address: address.trim(), user, password, certificate: tls ? certificate : '' }, clear);
      }}
    >
      <label>
        Address of a broker
        <input type="text" placeholder="mqtts://example.org:8883" value={address} onInput={(e) => setAddress(e.currentTarget.value)} />
      </label>
      {!tls && <p class="quiet">Without TLS whoever listens on the way sees the topics, too, and the password. Take mqtts:// where you can.</p>}
      {address.trim() !== '' && (
        <div class="go-live-devices">
          <label>
            User name, if it asks for one
            <input type="text" autocomplete="off" value={user} onInput={(e) => setUser(e.currentTarget.value)} />
          </label>
          <label>
            Password
            <input type="password" autocomplete="off" value={password} onInput={(e) => setPassword(e.currentTarget.value)} />
          </label>
          {tls && (
            <label>
              Certificate of your own authority, if it has one
              <input type="file" accept=".pem,.crt,.cer" onChange={(e) => void e.currentTarget.files?.[0]?.text().then(setCertificate)} />
            </label>
          )}
        </div>
      )}
      <button type="submit" class="button card-button" disabled={busy || address.trim() === ''}>
        Add
        <span class="unseen"> the broker</span>
      </button>
    </form>
  );
}
