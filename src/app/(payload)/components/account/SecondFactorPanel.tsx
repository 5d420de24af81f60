'use client'

import { useAuth } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { callAccount } from './accountApi'
import type { AccountTexts } from './accountTexts'
import { ProofForm } from './ProofForm'

type State = { enabled: boolean; recoveryCodesLeft: number }
type Enrolment = { secret: string; qrCode: string }
type Step = 'disable' | 'enrol' | 'recovery-codes' | null

const base = '/api/users/me/second-factor'

/** Switches one's second factor on and off, and makes recovery codes. */
export function SecondFactorPanel({ texts }: { texts: AccountTexts }) {
  const { user } = useAuth()
  const [mustEnrol] = useState(
    () => user && ('_mustEnrol' in user || Boolean(user.secondFactorSetupRequired)),
  )
  const [state, setState] = useState<State | null>(null)
  const [step, setStep] = useState<Step>(null)
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const [version, setVersion] = useState(0)
  useEffect(() => {
    const load = async () => {
      const outcome = await callAccount<State>({ method: 'GET', path: base, failure: '' })
      if (outcome.ok) setState(outcome.body)
    }
    void load()
  }, [version])

  const finish = (recoveryCodes?: string[]) => {
    setEnrolment(null)
    setStep(null)
    setCodes(recoveryCodes ?? null)
    setVersion((known) => known + 1)
  }
  // The rest of the panel opens with the second factor: read it anew.
  const onKept = () => (mustEnrol ? window.location.assign('/admin') : setCodes(null))
  if (!state) return null
  const open = (next: Exclude<Step, null>, label: string) => (
    <button type="button" className="rostrum-button" onClick={() => setStep(next)}>
      {label}
    </button>
  )
  return (
    <section className="rostrum account-panel" aria-label={texts.secondFactor}>
      <h3>
        {texts.secondFactor}
        <span className={`rostrum-badge${state.enabled ? ' rostrum-badge--good' : ''}`}>
          {state.enabled ? texts.on : texts.off}
        </span>
      </h3>
      <p>{state.enabled ? texts.onText(state.recoveryCodesLeft) : texts.offText}</p>
      {codes && <Codes codes={codes} texts={texts} onKept={onKept} />}
      {step === null && !codes && (
        <div className="account-row">
          {!state.enabled && open('enrol', texts.setUp)}
          {state.enabled && open('recovery-codes', texts.renew)}
          {state.enabled && open('disable', texts.switchOff)}
        </div>
      )}
      {step === 'enrol' && enrolment && (
        <>
          <p>{texts.scan}</p>
          <img
            className="account-qr"
            alt={texts.qrCode}
            src={`data:image/svg+xml;utf8,${encodeURIComponent(enrolment.qrCode)}`}
          />
          <p>
            {texts.secret}: <code>{enrolment.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
        </>
      )}
      {step && (
        <ProofForm
          key={enrolment ? 'confirm' : step}
          texts={texts}
          path={`${base}/${enrolment ? 'confirm' : step}`}
          asks={enrolment ? ['code'] : step === 'enrol' ? ['password'] : ['password', 'code']}
          submit={
            enrolment
              ? texts.confirm
              : { enrol: texts.enter, disable: texts.switchOff, 'recovery-codes': texts.renew }[
                  step
                ]
          }
          onCancel={() => finish()}
          onDone={(answer) => {
            if (step === 'enrol' && !enrolment) setEnrolment(answer as Enrolment)
            else finish((answer as { recoveryCodes?: string[] }).recoveryCodes)
          }}
        />
      )}
    </section>
  )
}

type CodesProps = { codes: string[]; texts: AccountTexts; onKept: () => void }

/** Fresh recovery codes, until they are put away. */
function Codes({ codes, texts, onKept }: CodesProps) {
  return (
    <div role="status">
      <h3>{texts.recovery}</h3>
      <p>{texts.recoveryText}</p>
      <ul className="account-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <button type="button" className="rostrum-button rostrum-button--first" onClick={onKept}>
        {texts.done}
      </button>
    </div>
  )
}
