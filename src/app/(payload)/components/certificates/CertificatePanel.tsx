import type { UIFieldServerProps } from 'payload'
import { holds } from '@/access/can'
import { languageOf } from '@/lib/localisedText'
import type { Certificate } from '@/payload-types'
import { CertificateDesk } from './CertificateDesk'

/** On the page of a certificate: how it looks, its file, its page, and revoking or issuing it anew. */
export function CertificatePanel({ req, id, data }: UIFieldServerProps) {
  if (!id) return null
  const { code, status, recipientName, snapshot } = data as Certificate
  return (
    <CertificateDesk
      id={String(id)}
      language={languageOf(req.i18n.language)}
      name={recipientName ?? ''}
      status={status ?? 'planned'}
      code={code ?? null}
      hasPicture={Boolean(snapshot)}
      mayRevoke={holds(req, 'certificates.revoke')}
      mayIssue={holds(req, 'certificates.issue')}
    />
  )
}
