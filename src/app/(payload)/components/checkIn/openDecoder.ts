type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> }
type DetectorClass = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<string[]>
}

export type Decode = (video: HTMLVideoElement) => Promise<string | null>

/** Pixels of the longer edge that jsQR looks at: more is slower, and reads no better at arm's length. */
const edge = 720

/** What reads QR codes from a picture here: the browser's own reader where it has one, else jsQR. */
export async function openDecoder(): Promise<Decode> {
  const { BarcodeDetector } = window as { BarcodeDetector?: DetectorClass }
  const formats = await BarcodeDetector?.getSupportedFormats().catch((): string[] => [])
  if (BarcodeDetector && formats?.includes('qr_code')) {
    const detector = new BarcodeDetector({ formats: ['qr_code'] })
    return async (video) => {
      const [found] = await detector.detect(video).catch(() => [])
      return found?.rawValue || null
    }
  }
  const { default: jsQR } = await import('jsqr')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return (video) => {
    const { videoWidth, videoHeight } = video
    const scale = Math.min(1, edge / Math.max(videoWidth, videoHeight))
    const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)]
    if (!context || !width || !height) return Promise.resolve(null)
    canvas.width = width
    canvas.height = height
    context.drawImage(video, 0, 0, width, height)
    const { data } = context.getImageData(0, 0, width, height)
    return Promise.resolve(jsQR(data, width, height)?.data || null)
  }
}
