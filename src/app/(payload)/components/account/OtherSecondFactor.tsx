'use client'

import { useEffect, useState } from 'react'
import { ActionButton } from '../ActionButton'
import { callAccount } from './accountApi'
import type { AccountTexts } from './accountTexts'

/** Whether somebody else has a second factor, and how who manages users takes it away. */
export function OtherSecondFactor({ user, texts }: { user: string; texts: AccountTexts }) {
  const [enabled, setEnabled] = useState<boolean | null>(null)
  const path = `/api/users/${user}`
  useEffect(() => {
    const load = async () => {
      const outcome = await callAccount<{ enabled: boolean }>({
        ...{ method: 'GET', path: `${path}/second-factor`, failure: '' },
      })
      if (outcome.ok) setEnabled(outcome.body.enabled)
    }
    void load()
  }, [path])
  if (enabled === null) return null
  return (
    <section className="rostrum account-panel" aria-label={texts.secondFactor}>
      <h3>{texts.secondFactor}</h3>
      <p>{enabled ? texts.otherOn : texts.otherOff}</p>
      {enabled && (
        <div className="account-row">
          <ActionButton
            path={`${path}/reset-second-factor`}
            label={texts.reset}
            question={texts.resetQuestion}
            failure={texts.failure}
            onDone={() => setEnabled(false)}
          />
        </div>
      )}
    </section>
  )
}
