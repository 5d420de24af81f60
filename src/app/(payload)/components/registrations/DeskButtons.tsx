'use client'

import { Button, toast } from '@payloadcms/ui'
import { useEffect, useState, type FormEvent } from 'react'
import { createPortal } from 'react-dom'
import { fromMinorUnits } from '@/lib/fromMinorUnits'
import type { Language } from '@/lib/localisedText'
import { toMinorUnits } from '@/lib/toMinorUnits'
import { deskTexts } from './deskTexts'
import { sendDeskAction, type DeskAction } from './sendDeskAction'

type Props = {
  id: string
  language: Language
  currency: string | null
  owedMinor: number
  paidMinor: number
  actions: DeskAction[]
}

/** Kept over the reload that shows the registration as it stands now. */
const toldKey = 'rostrum-desk-told'

/** The buttons of a registration. Each asks in a dialog, says what went wrong there, and what was done. */
export function DeskButtons({ id, language, currency, owedMinor, paidMinor, actions }: Props) {
  const texts = deskTexts[language]
  const [action, setAction] = useState<DeskAction | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    const told = sessionStorage.getItem(toldKey)
    if (!told) return
    sessionStorage.removeItem(toldKey)
    toast.success(told)
  }, [])

  const open = (next: DeskAction) => {
    setAction(next)
    setProblem(null)
  }

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!action) return
    const data = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const price = Number((data.amount ?? '').replace(',', '.'))
    const amountMinor = currency ? toMinorUnits({ price, currency }) : price
    const isMoney = action === 'pay' || action === 'refund'
    if (isMoney && !amountMinor) return setProblem(texts.badAmount)
    setBusy(true)
    const failed = await sendDeskAction({ id, action, data, amountMinor, language })
    setBusy(false)
    if (failed !== null) return setProblem(failed || texts.offline)
    sessionStorage.setItem(toldKey, texts.done[action])
    window.location.reload()
  }

  const most = action === 'refund' ? paidMinor : owedMinor
  const amount = currency ? fromMinorUnits({ amountMinor: most, currency }) : most
  const hints: Partial<Record<DeskAction, string>> = {
    confirm: texts.confirmHint,
    cancel: texts.cancelHint,
    reject: texts.cancelHint,
    resend: texts.resendHint,
  }
  return (
    <>
      <div className="rostrum-desk__buttons">
        {actions.map((one) => (
          <Button
            key={one}
            type="button"
            size="small"
            buttonStyle={one === 'confirm' ? 'primary' : 'secondary'}
            onClick={() => open(one)}
          >
            {texts[one]}
          </Button>
        ))}
      </div>
      {action &&
        // Outside the form of the registration: a form cannot stand inside another one.
        createPortal(
          <dialog
            ref={showAsModal}
            className="rostrum-desk__dialog"
            aria-label={texts[action]}
            onClose={() => setAction(null)}
          >
            <form
              key={action}
              className="rostrum-desk__form"
              onSubmit={(event) => {
                // In React's eyes it still stands in that form, which is not to be sent.
                event.stopPropagation()
                void submit(event)
              }}
            >
              <h2>{texts[action]}</h2>
              {hints[action] && <p>{hints[action]}</p>}
              {(action === 'cancel' || action === 'reject') && (
                <label>
                  {texts.reason}
                  <input name="reason" maxLength={500} />
                </label>
              )}
              {(action === 'pay' || action === 'refund') && (
                <MoneyFields amount={amount} currency={currency ?? ''} language={language} />
              )}
              {problem && (
                <p role="alert" className="rostrum-desk__error">
                  {problem}
                </p>
              )}
              <div className="rostrum-desk__buttons">
                <Button type="submit" size="small" disabled={busy}>
                  {texts.go}
                </Button>
                <Button
                  type="button"
                  size="small"
                  buttonStyle="secondary"
                  onClick={() => setAction(null)}
                >
                  {texts.back}
                </Button>
              </div>
            </form>
          </dialog>,
          document.body,
        )}
    </>
  )
}

function showAsModal(dialog: HTMLDialogElement | null): void {
  if (dialog && !dialog.open) dialog.showModal()
}

type MoneyProps = { amount: number; currency: string; language: Language }

function MoneyFields({ amount, currency, language }: MoneyProps) {
  const texts = deskTexts[language]
  return (
    <>
      <label>
        {texts.amount(currency)}
        <input name="amount" inputMode="decimal" required defaultValue={String(amount)} />
      </label>
      <label>
        {texts.method}
        <select name="method">
          {Object.entries(texts.methods).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        {texts.note}
        <input name="note" maxLength={500} />
      </label>
    </>
  )
}
