let audio: AudioContext | undefined

const signs = {
  accepted: { tones: [880, 1_320], vibration: [60] },
  refused: { tones: [220, 220, 220], vibration: [120, 60, 120] },
} as const

/** A short sound and a shake, for those who look at people and not at the phone. */
export function giveSign(kind: keyof typeof signs): void {
  const { tones, vibration } = signs[kind]
  navigator.vibrate?.([...vibration])
  audio ??= new AudioContext()
  for (const [index, frequency] of tones.entries()) {
    const start = audio.currentTime + index * 0.13
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0.2, start)
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.12)
    tone.connect(volume).connect(audio.destination)
    tone.start(start)
    tone.stop(start + 0.12)
  }
}
