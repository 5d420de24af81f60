'use client'

import { useId, useState, type FormEvent } from 'react'
import { certificateStates, type CertificateStatus } from '@/lib/certificates/certificateStates'
import type { Language } from '@/lib/localisedText'
import { callCertificates } from './certificateApi'
import { certificateTexts } from './certificateTexts'
import './certificates.css'

type Props = {
  id: string
  language: Language
  name: string
  status: CertificateStatus
  code: string | null
  hasPicture: boolean
  mayRevoke: boolean
  mayIssue: boolean
}

type Asking = 'reissue' | 'revoke'
const printed: CertificateStatus[] = ['issued', 'revoked', 'superseded']

/** One certificate as staff see it. */
export function CertificateDesk(props: Props) {
  const { id, language, name, status, code, hasPicture, mayRevoke, mayIssue } = props
  const texts = certificateTexts[language]
  const [asking, setAsking] = useState<Asking | null>(null)
  const tone =
    status === 'issued' ? ' rostrum-badge--good' : status === 'revoked' ? ' rostrum-badge--bad' : ''
  return (
    <section className="rostrum certificates-one">
      <header>
        <span className={`rostrum-badge${tone}`}>{certificateStates.labels[status][language]}</span>
      </header>
      {hasPicture && (
        <img
          src={`/api/certificates/${id}/preview`}
          alt={texts.previewAlt(name)}
          className={status === 'revoked' ? 'certificates-void' : undefined}
        />
      )}
      {printed.includes(status) && (
        <div className="certificates-actions">
          <a
            className="rostrum-button rostrum-button--first"
            href={`/api/certificates/${id}/download`}
          >
            {texts.download}
          </a>
          <a className="rostrum-button" href={`/verify/${code}`} target="_blank" rel="noreferrer">
            {texts.verify}
          </a>
          {status === 'issued' && mayIssue && (
            <button type="button" className="rostrum-button" onClick={() => setAsking('reissue')}>
              {texts.reissue}
            </button>
          )}
          {status === 'issued' && mayRevoke && (
            <button type="button" className="rostrum-button" onClick={() => setAsking('revoke')}>
              {texts.revoke}
            </button>
          )}
        </div>
      )}
      {asking && <ReasonForm {...{ id, language, asking }} onClose={() => setAsking(null)} />}
    </section>
  )
}

type FormProps = { id: string; language: Language; asking: Asking; onClose: () => void }

/** Inside the panel's own form there can be no other one: the button sends what stands in the fields. */
function ReasonForm({ id, language, asking, onClose }: FormProps) {
  const texts = certificateTexts[language]
  const field = useId()
  const [values, setValues] = useState({ reason: '', name: '' })
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const set =
    (key: 'name' | 'reason') =>
    ({ currentTarget }: FormEvent<HTMLInputElement>) =>
      setValues((known) => ({ ...known, [key]: currentTarget.value }))

  const send = async () => {
    setBusy(true)
    setTrouble(null)
    const body =
      asking === 'revoke' ? { reason: values.reason } : { ...values, name: values.name || null }
    const answer = await callCertificates<{ certificate: { id: string } }>(
      `/api/certificates/${id}/${asking}`,
      body,
    )
    if ('done' in answer) {
      window.location.assign(`/admin/collections/certificates/${answer.done.certificate.id}`)
      return
    }
    setBusy(false)
    setTrouble(answer.trouble ?? texts.offline)
  }
  return (
    <div className="rostrum-card certificates-ask" role="group" aria-label={texts[asking]}>
      <p>{asking === 'revoke' ? texts.revokeHint : texts.reissueHint}</p>
      {asking === 'reissue' && (
        <label htmlFor={`${field}name`}>
          {texts.newName}
          <input id={`${field}name`} maxLength={200} value={values.name} onChange={set('name')} />
        </label>
      )}
      <label htmlFor={`${field}reason`}>
        {texts.reason}
        <input
          id={`${field}reason`}
          maxLength={500}
          value={values.reason}
          onChange={set('reason')}
        />
      </label>
      {trouble && (
        <p className="certificates-trouble" role="alert">
          {trouble}
        </p>
      )}
      <div className="certificates-actions">
        <button
          type="button"
          className="rostrum-button rostrum-button--first"
          disabled={busy || (asking === 'revoke' && !values.reason.trim())}
          onClick={() => void send()}
        >
          {busy ? texts.working : texts[asking]}
        </button>
        <button type="button" className="rostrum-button" onClick={onClose}>
          {texts.no}
        </button>
      </div>
    </div>
  )
}
