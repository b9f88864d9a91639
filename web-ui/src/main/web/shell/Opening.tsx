import { Pebbles } from '../ui/Pebbles.tsx';

/** What is shown while the node opens what was restored. */
export function Opening() {
  return (
    <main class="threshold">
      <Pebbles size={56} />
      <h1>Almost there</h1>
      <p role="status">Your backup is restored, and Kith opens it. If that takes longer than a minute, stop Kith and start it again.</p>
    </main>
  );
}
