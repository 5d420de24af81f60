'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { callAccount } from './accountApi'
import type { AccountTexts } from './accountTexts'
import './account.css'

type Props = { target: string; texts: Omit<AccountTexts, 'onText'> }

/** Two steps in one form: the second shows where the platform asks for a code. */
export function LoginForm({ target, texts }: Props) {
  const [challenge, setChallenge] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  // Buttons do nothing before the page is alive.
  const [ready, setReady] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => setReady(true), [])
  useEffect(() => first.current?.focus(), [challenge])

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const value = (name: string) => String(form.get(name) ?? '')
    setBusy(true)
    setProblem(null)
    const outcome = await callAccount({
      path: '/api/users/login',
      body: challenge
        ? { challenge, code: value('code') }
        : { email: value('email'), password: value('password') },
      failure: texts.failure,
    })
    if (outcome.ok) return window.location.assign(target)
    setBusy(false)
    const { code, data, message } = outcome.problem
    if (code === 'SECOND_FACTOR_REQUIRED' && data?.challenge) setChallenge(data.challenge)
    else setProblem(message)
  }

  const input = (name: string, label: string, more: object) => (
    <div key={name} className={`field-type ${name}`}>
      <label className="field-label" htmlFor={`field-${name}`}>
        {label}
      </label>
      <input id={`field-${name}`} name={name} required {...more} />
    </div>
  )

  return (
    <form
      className="login__form rostrum account-login"
      method="post"
      onSubmit={(event) => void send(event)}
    >
      {challenge ? (
        <>
          {input('code', texts.code, {
            ...{ ref: first, type: 'text', autoComplete: 'one-time-code' },
            ...{ inputMode: 'text', maxLength: 40, 'aria-describedby': 'code-help' },
          })}
          <p id="code-help" className="rostrum-quiet">
            {texts.codeHelp}
          </p>
        </>
      ) : (
        <>
          {input('email', texts.email, { ref: first, type: 'email', autoComplete: 'username' })}
          {input('password', texts.password, {
            type: 'password',
            autoComplete: 'current-password',
          })}
          <a href="/admin/forgot">{texts.forgot}</a>
        </>
      )}
      <p role="alert" className="account-problem">
        {problem}
      </p>
      <button
        type="submit"
        className="rostrum-button rostrum-button--first"
        disabled={busy || !ready}
        aria-busy={busy}
      >
        {challenge ? texts.enter : texts.signIn}
      </button>
      {challenge && (
        <button
          type="button"
          className="rostrum-button"
          onClick={() => {
            setChallenge(null)
            setProblem(null)
          }}
        >
          {texts.back}
        </button>
      )}
    </form>
  )
}
