import { z } from 'zod'
import { docOf } from '@/operations/contract/contractEntry'
import type { ContractEntry } from '@/operations/contract/contractEntry'

const tag = 'Certificate batches'
const steps = {
  approve: 'Approve a batch: its certificates are issued and mailed',
  pause: 'Pause a batch',
  resume: 'Go on with a paused batch',
  cancel: 'Cancel a batch; what was issued stays',
  retry: 'Try again what failed in a batch',
}

/** What stands beside the generated operations of /api/certificate-batches. */
export const batchContract: ContractEntry[] = [
  ...Object.entries(steps).map(([name, summary]): ContractEntry => ({
    id: `${name}CertificateBatch`,
    method: 'post',
    path: `/api/certificate-batches/:id/${name}`,
    ...{ tag, who: 'certificates.issue', summary },
    answers: { 200: z.object({ batch: docOf('certificate-batches') }) },
    errors: ['ILLEGAL_TRANSITION'],
    mutation: `${name}CertificateBatch`,
  })),
  {
    id: 'readContactSheet',
    ...{ method: 'get', path: '/api/certificate-batches/:id/contact-sheet', tag },
    who: 'certificates.read',
    summary: 'Samples of what the batch will print',
    answers: { 200: { media: 'image/png' } },
  },
]
