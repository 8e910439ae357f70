/** A bright two-note chime made on the spot, repeated until stopped; nothing to download. */
const EVERY_MS = 2_200
const NOTES = [
  [0, 880],
  [0.18, 1174.66],
  [0.36, 1567.98],
] as const

let context: AudioContext | undefined

function chime(audio: AudioContext): void {
  for (const [at, frequency] of NOTES) {
    const oscillator = audio.createOscillator()
    const volume = audio.createGain()
    const start = audio.currentTime + at
    oscillator.type = 'triangle'
    oscillator.frequency.value = frequency
    volume.gain.setValueAtTime(0.0001, start)
    volume.gain.exponentialRampToValueAtTime(0.35, start + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.55)
    oscillator.connect(volume).connect(audio.destination)
    oscillator.start(start)
    oscillator.stop(start + 0.6)
  }
}

/** Starts ringing and returns how to stop. Silent where the browser forbids sound before a first touch. */
export function ring(): () => void {
  let stopped = false
  const sound = () => {
    if (stopped) return
    try {
      context ??= new AudioContext()
      const audio = context
      void audio
        .resume()
        .then(() => {
          if (!stopped && audio.state === 'running') chime(audio)
        })
        .catch(() => undefined)
    } catch {
      // No audio device: the sheet and the vibration remain.
    }
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([250, 120, 250])
  }
  sound()
  const timer = setInterval(sound, EVERY_MS)
  return () => {
    stopped = true
    clearInterval(timer)
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(0)
  }
}
