import type { TransferView } from 'kith-api';

/** “To Ann: original of photo 2”, “To Ann: clip 3”. */
export function transferName({ direction, contactName, size, index, clip }: TransferView): string {
  const [whole, screen] = clip ? [`clip ${index + 1}`, `picture of clip ${index + 1}`] : [`original of photo ${index + 1}`, `photo ${index + 1} for the screen`];
  const image = size === 'ORIGINAL' ? whole : screen;
  return `${direction === 'SENDING' ? 'To' : 'From'} ${contactName}: ${image}`;
}

/** “1,310,400 of 8,123,456 bytes on their disk”. It never says more than the receiver has said. */
export function transferWords({ direction, storedBytes, sizeBytes, movedBytes }: TransferView): string {
  const whose = direction === 'SENDING' ? 'their' : 'your';
  const number = (count: number) => count.toLocaleString('en-GB');
  const rest = direction === 'SENDING' && movedBytes >= sizeBytes && storedBytes < sizeBytes ? '; all sent, waiting for their word' : '';
  return `${number(storedBytes)} of ${number(sizeBytes)} bytes on ${whose} disk${rest}`;
}
