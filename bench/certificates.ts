import type { Bench, Measurement, Variant } from './harness/bench'
import { runProgram } from './harness/startProcess'
import type { RenderInput, Rendered } from './programs/renderCertificates'

/** Certificates: how fast one process draws them. */
export const certificates: Bench = {
  title: 'Certificates (`certificates`)',
  claim:
    'Drawing the built-in certificate (band, woven ornaments, QR code, nine texts) for a different person each ' +
    'time, on one core, without storing it. Ours also lays each text out anew to fit its box, falls back ' +
    'between fonts and tags the document for screen readers; the raw loop draws the same ornaments, texts and ' +
    'code with pdfkit at places worked out before, its fonts parsed once. The floor is an empty page. Every ' +
    'document is checked for its beginning and end, and some of each turn are opened by another library, ' +
    'their text read and their code scanned.',
  prepare: ({ seconds, scale }) => {
    const measure = async (way: RenderInput['way']): Promise<Measurement> => {
      const { perSecond, kilobytes } = await draw({ way, seconds: seconds * scale })
      return { perSecond, notes: { 'kB each': kilobytes } }
    }
    const variant = (name: string, role: Variant['role'], way: RenderInput['way']): Variant => ({
      name,
      role,
      measure: () => measure(way),
    })
    return Promise.resolve({
      comparisons: [
        {
          title: 'one certificate after the other',
          variants: [
            variant('Rostrum', 'ours', 'ours'),
            variant('a loop over pdfkit, fonts parsed once', 'peer', 'raw'),
            variant('the same loop, fonts opened each time', 'peer', 'naive'),
            variant('an empty page', 'floor', 'empty'),
          ],
        },
      ],
      controls: [{ name: 'somebody else’s name', prove: proveRead }],
      close: () => Promise.resolve(),
    })
  },
}

const draw = (input: RenderInput) =>
  runProgram<Rendered>({ file: 'bench/programs/renderCertificates.ts', input, side: 'server' })

/** The check must notice a certificate that bears another name. */
async function proveRead(): Promise<string> {
  const accepted = await draw({ way: 'ours', seconds: 0.1, expect: 'Somebody Else' }).then(
    () => true,
    () => false,
  )
  if (accepted) throw new Error('A certificate with another name was taken for right.')
  return 'a certificate that bears another name was refused'
}
