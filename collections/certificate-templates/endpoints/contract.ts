import { z } from 'zod'
import { locales } from '@/lib/i18n/locale'
import type { ContractEntry } from '@/operations/contract/contractEntry'
import { previewBody } from './preview'

const tag = 'Certificate templates'

/** What stands beside the generated operations of /api/certificate-templates. */
export const certificateTemplateContract: ContractEntry[] = [
  {
    id: 'previewCertificateDesign',
    ...{
      method: 'post',
      path: '/api/certificate-templates/preview',
      tag,
      who: 'certificates.read',
    },
    summary: 'A template that need not be stored, with sample values',
    description: 'PNG, or with `format: "pdf"` a PDF.',
    body: previewBody,
    answers: { 200: { media: 'image/png' } },
  },
  {
    id: 'previewCertificateTemplate',
    ...{ method: 'get', path: '/api/certificate-templates/:id/preview', tag },
    who: 'certificates.read',
    summary: 'A stored template, with sample values',
    description: 'PNG, or with `format=pdf` a PDF.',
    query: z.object({
      locale: z.enum(locales).optional(),
      format: z.enum(['pdf', 'png']).optional(),
    }),
    answers: { 200: { media: 'image/png' } },
  },
]
