/** The sign of Kith: two pebbles that touch. */
export function Pebbles({ size = 28 }: { size?: number }) {
  return (
    <svg class="pebbles" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="pebble-far" d="M20.6 6.2c5.4-.9 9.6 2.6 9.9 8 .3 5.6-3.4 9.8-8.6 10.2-5.4.4-9.3-3.2-9.6-8.4-.3-5.3 3-9 8.300-9.800Z" />
      <path class="pebble-near" d="M9.800 9.600c4.900-1 9 1.800 9.700 6.600.7 5-2.300 9.200-7.100 9.900-5 .700-9.400-2.200-10.300-7-.9-4.700 2.700-8.500 7.700-9.500Z" />
    </svg>
  );
}
