'use client'

import { useState } from 'react'
import { callAccount } from './accountApi'
import type { AccountTexts } from './accountTexts'

type Proof = 'code' | 'password'

type Props = {
  texts: AccountTexts
  path: string
  asks: Proof[]
  submit: string
  onCancel: () => void
  onDone: (answer: object) => void
}

/**
 * Asks for password, code or both and sends them. No `form` element: it stands inside that of the document,
 * which it must not submit.
 */
export function ProofForm({ texts, path, asks, submit, onCancel, onDone }: Props) {
  const [proofs, setProofs] = useState<Partial<Record<Proof, string>>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    setProblem(null)
    const outcome = await callAccount<object>({ path, body: proofs, failure: texts.failure })
    setBusy(false)
    if (outcome.ok) onDone(outcome.body)
    else setProblem(outcome.problem.message)
  }
  return (
    <>
      {asks.map((name) => (
        <label key={name}>
          {texts[name]}
          <input
            type={name === 'password' ? 'password' : 'text'}
            autoComplete={name === 'password' ? 'current-password' : 'one-time-code'}
            value={proofs[name] ?? ''}
            maxLength={name === 'code' ? 40 : 1_000}
            onChange={(event) => setProofs({ ...proofs, [name]: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              void send()
            }}
          />
        </label>
      ))}
      <p role="alert" className="account-problem">
        {problem}
      </p>
      <div className="account-row">
        <button
          type="button"
          className="rostrum-button rostrum-button--first"
          disabled={busy}
          aria-busy={busy}
          onClick={() => void send()}
        >
          {submit}
        </button>
        <button type="button" className="rostrum-button" onClick={onCancel}>
          {texts.cancel}
        </button>
      </div>
    </>
  )
}
