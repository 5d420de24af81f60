import { z } from 'zod'
import { docOf } from '@/operations/contract/contractEntry'
import { fileLinkAnswer, fileLinkQuery } from '@/operations/media/fileLinkContract'
import type { ContractEntry } from '@/operations/contract/contractEntry'
import { reissueBody, revokeBody } from './changes'
import { generateBody } from './generate'

const tag = 'Certificates'
const certificate = z.object({ certificate: docOf('certificates') })

/** What stands beside the generated operations of /api/certificates. */
export const certificateContract: ContractEntry[] = [
  {
    id: 'generateCertificates',
    ...{ method: 'post', path: '/api/certificates/generate', tag, who: 'certificates.issue' },
    summary: 'Plan a batch of certificates',
    description: 'Nothing is issued or mailed before the batch is approved.',
    body: generateBody,
    example: { event: 'summer-conference' },
    answers: { 202: z.object({ batch: docOf('certificate-batches') }) },
    errors: ['CONFLICT'],
    idempotent: true,
    mutation: 'generateCertificates',
  },
  {
    id: 'downloadCertificate',
    ...{ method: 'get', path: '/api/certificates/:id/download', tag, who: 'link' },
    summary: 'The certificate as PDF',
    description:
      'For its owner, for staff, or by a signed link. The ETag is the hash of the bytes.',
    query: z.object({
      token: z.string().optional().describe('Of the signed link in the mail.'),
      inline: z.enum(['1']).optional().describe('To show it, not to save it.'),
    }),
    answers: { 200: { media: 'application/pdf' }, 302: null, 304: null },
    errors: ['CONFLICT'],
  },
  {
    id: 'linkCertificate',
    ...{ method: 'get', path: '/api/certificates/:id/link', tag, who: 'user' },
    summary: 'A short-lived address of the PDF',
    description: 'For its owner and for staff. Good for five minutes, without cookie or token.',
    query: fileLinkQuery,
    answers: { 200: fileLinkAnswer },
    errors: ['CONFLICT'],
  },
  {
    id: 'previewCertificate',
    ...{ method: 'get', path: '/api/certificates/:id/preview', tag, who: 'certificates.read' },
    summary: 'How the certificate looks',
    answers: { 200: { media: 'image/png' } },
  },
  {
    id: 'revokeCertificate',
    ...{ method: 'post', path: '/api/certificates/:id/revoke', tag, who: 'certificates.revoke' },
    summary: 'Declare a certificate void, for good',
    body: revokeBody,
    example: { reason: 'Issued by mistake' },
    answers: { 200: certificate },
    errors: ['ILLEGAL_TRANSITION'],
    mutation: 'revokeCertificate',
  },
  {
    id: 'reissueCertificate',
    ...{ method: 'post', path: '/api/certificates/:id/reissue', tag, who: 'certificates.issue' },
    summary: 'Issue a certificate anew',
    description: 'With a number and a code of its own; the old one is superseded.',
    body: reissueBody,
    example: { name: 'Ada Lovelace' },
    answers: { 201: certificate },
    errors: ['ILLEGAL_TRANSITION', 'CONFLICT'],
    idempotent: true,
    mutation: 'reissueCertificate',
  },
]
