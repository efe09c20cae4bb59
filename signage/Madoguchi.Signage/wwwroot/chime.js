// Two soft bells (ピンポン), made here: no file to load, nothing to license.
let context;

const unlock = () => context?.resume();
document.addEventListener('pointerdown', unlock);
document.addEventListener('keydown', unlock);

export async function play() {
  try {
    context ??= new AudioContext();
    // Without a gesture or --autoplay-policy=no-user-gesture-required a browser may keep this promise open for ever.
    await Promise.race([context.resume(), new Promise(done => setTimeout(done, 300))]);
    if (context.state !== 'running') return false;
    const start = context.currentTime + 0.02;
    bell(659.26, start);
    bell(523.25, start + 0.55);
    return true;
  } catch {
    return false;
  }
}

function bell(frequency, at) {
  for (const [multiple, loudness] of [[1, 0.5], [2, 0.12], [3, 0.05]]) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = frequency * multiple;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(loudness, at + 0.01);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 1.4);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + 1.5);
  }
}
