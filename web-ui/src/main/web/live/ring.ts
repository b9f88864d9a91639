const TONES_HZ = [659, 523];
const TONE_S = 0.35;
const EVERY_MS = 3_000;
const LOUDNESS = 0.12;

/** Rings until what it returns is called: two soft tones. Silent in a browser that allows a page no sound before it was touched. */
export function ring(): () => void {
  const context = new AudioContext();
  const beat = () => TONES_HZ.forEach((frequency, i) => tone(context, frequency, context.currentTime + i * TONE_S));
  beat();
  const timer = setInterval(beat, EVERY_MS);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

function tone(context: AudioContext, frequency: number, at: number): void {
  const oscillator = new OscillatorNode(context, { frequency });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.03);
  gain.gain.exponentialRampToValueAtTime(0.001, at + TONE_S);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + TONE_S);
}
