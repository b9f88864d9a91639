import type { ContactView, TransferView } from 'kith-api';
import { useStore } from '../state/useStore.ts';
import { bytes } from '../text/bytes.ts';
import { transferName, transferWords } from '../text/transfer.ts';

/** The photos that move between the two nodes now. */
export function OnTheWay({ contact }: { contact: ContactView }) {
  const all = useStore((s) => s.transfers);
  const transfers = all.filter((t) => t.contactId === contact.id);
  return (
    <section class="card" aria-labelledby="on-the-way-title">
      <h2 id="on-the-way-title">On the way</h2>
      {transfers.length === 0 ? (
        <p class="quiet">No photo is on its way between the two of you.</p>
      ) : (
        <ul class="transfers">
          {transfers.map((t) => (
            <Transfer key={`${t.direction} ${t.postId} ${t.index} ${t.size}`} transfer={t} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Transfer({ transfer }: { transfer: TransferView }) {
  const name = transferName(transfer);
  return (
    <li class="transfer">
      <p>
        {name} <span class="quiet">{bytes(transfer.sizeBytes)}</span>
      </p>
      <progress class="bar" max={transfer.sizeBytes} value={transfer.storedBytes} aria-label={name} />
      <p class="quiet">{transferWords(transfer)}</p>
    </li>
  );
}
