import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { requireFileStore } from '@/adapters/files/requireFileStore'
import { certificatePdf } from '@/documents/certificate/certificatePdf'
import { describeError } from '@/lib/describeError'
import type { ClaimedCertificate } from './claimCertificates'
import { findDesign } from './findDesign'
import { settleCertificates, type Failed, type Printed } from './settleCertificates'

type Input = { payload: Payload; claimed: readonly ClaimedCertificate[]; by: string }

/**
 * Prints claimed certificates, stores the files and settles what became of each. One that cannot be printed
 * does not hold up the others. Outside any transaction but the last. Safe to repeat: the same snapshot
 * gives the same bytes under the same key.
 */
export async function issueClaimed({ payload, claimed, by }: Input) {
  const printed: Printed[] = []
  const failed: Failed[] = []
  await Promise.all(
    claimed.map(async (certificate) => {
      const { id, attempts } = certificate
      try {
        printed.push({ id, ...(await print(payload, certificate)) })
      } catch (error) {
        // A store that is away says nothing about the certificate: it may take as long as it takes.
        const isAway = describeError(error, { signedIn: true }).code === 'UNAVAILABLE'
        const reason = (error as Error).message.slice(0, 500)
        failed.push({ id, attempts: isAway ? attempts : attempts + 1, reason })
      }
    }),
  )
  await settleCertificates({ payload, printed, failed, by })
  return { printed, failed }
}

async function print(payload: Payload, { id, designHash, snapshot }: ClaimedCertificate) {
  const { design, images } = await findDesign(payload, designHash)
  const bytes = await certificatePdf({ design, snapshot, images })
  const key = `certificates/pdf/${id}.pdf`
  await requireFileStore().put({ key, bytes, type: 'application/pdf' })
  return { key, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
}
