'use client'

import { useRef, useState, type FormEvent, type ReactNode } from 'react'
import { formatMoment } from '@/lib/formatDate'
import type { Locale } from '@/lib/i18n/locale'
import type { SelfService } from '@/operations/registrations/manage/decidePossible'
import type { Managed } from '@/operations/registrations/manage/readManaged'
import { siteTexts } from '../siteTexts'
import type { ApiFailure } from './callApi'
import { Field } from './Field'
import { Notice } from './Notice'

type Sending = { method: 'PATCH' | 'POST'; path: string; body: unknown; success: string }

export type Outcome = { send: (sending: Sending) => Promise<ApiFailure | null> }

type Props = Outcome & { managed: Managed; locale: Locale }

/** The buttons of the manage page; each asks in a dialog before anything happens. */
export function ManageActions({ managed, locale, send }: Props) {
  const texts = siteTexts[locale]
  const { possible, registration } = managed
  const { attendee } = registration
  const closed = possible.edit.reason ?? 'status'
  const shared = { managed, locale, send }
  return (
    <>
      <div className="site-actions">
        {possible.accept.allowed && (
          <button
            type="button"
            className="site-button"
            onClick={() =>
              void send({ method: 'POST', path: '/accept', body: {}, success: texts.accepted })
            }
          >
            {texts.accept}
          </button>
        )}
        <Action
          {...shared}
          what="edit"
          open={texts.edit}
          confirm={texts.save}
          sending={(data) => ({ method: 'PATCH', path: '', body: data, success: texts.saved })}
          render={(errors) => <PersonFields errors={errors} locale={locale} person={attendee} />}
        />
        <Action
          {...shared}
          what="transfer"
          open={texts.transfer}
          note={texts.transferHint}
          confirm={texts.transferYes}
          sending={(data) => ({
            method: 'POST',
            path: '/transfer',
            body: data,
            success: texts.transferred(String(data.email)),
          })}
          render={(errors) => <PersonFields errors={errors} locale={locale} />}
        />
        <Action
          {...shared}
          danger
          what="cancel"
          open={texts.cancel}
          title={texts.cancelAsk}
          note={texts.cancelWarning}
          confirm={texts.cancelYes}
          sending={({ reason }) => ({
            method: 'POST',
            path: '/cancel',
            body: reason ? { reason } : {},
            success: texts.cancelled,
          })}
          render={() => <Field name="reason" label={texts.cancelReason} maxLength={500} />}
        />
      </div>
      {closed !== 'status' && <Notice tone="warn">{texts.closedFor[closed]}</Notice>}
    </>
  )
}

type Data = Record<string, FormDataEntryValue>

type ActionProps = Props & {
  what: SelfService
  open: string
  title?: string
  note?: string
  confirm: string
  danger?: boolean
  sending: (data: Data) => Sending
  render: (errors: Record<string, string>) => ReactNode
}

function Action({ managed, locale, send, what, open, note, ...rest }: ActionProps) {
  const { title = open, confirm, danger, sending, render } = rest
  const texts = siteTexts[locale]
  const dialog = useRef<HTMLDialogElement>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const { allowed, until } = managed.possible[what]
  if (!allowed) return null
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setBusy(true)
    const failed = await send(sending(Object.fromEntries(new FormData(event.currentTarget))))
    setBusy(false)
    setFailure(failed)
    if (!failed) dialog.current?.close()
  }
  const { timezone } = managed.event
  return (
    <>
      <button
        type="button"
        className={`site-button site-button--${danger ? 'danger' : 'quiet'}`}
        onClick={() => dialog.current?.showModal()}
      >
        {open}
      </button>
      <dialog ref={dialog} className="site-dialog" aria-label={title}>
        <form onSubmit={(event) => void submit(event)}>
          <h2>{title}</h2>
          {note && <p>{note}</p>}
          {failure && <Notice tone="bad">{texts.errors[failure.code] ?? failure.message}</Notice>}
          {render(failure?.fields ?? {})}
          {until && (
            <p className="site-quiet">
              {texts.until(formatMoment({ at: until, timezone, locale }))}
            </p>
          )}
          <div className="site-actions">
            <button
              className={`site-button${danger ? ' site-button--danger' : ''}`}
              disabled={busy}
            >
              {busy ? texts.sending : confirm}
            </button>
            <button
              type="button"
              className="site-button site-button--quiet"
              onClick={() => dialog.current?.close()}
            >
              {texts.back}
            </button>
          </div>
        </form>
      </dialog>
    </>
  )
}

type PersonProps = {
  errors: Record<string, string>
  locale: Locale
  person?: Managed['registration']['attendee']
}

function PersonFields({ errors, locale, person }: PersonProps) {
  const texts = siteTexts[locale]
  return (
    <>
      <Field
        name="givenName"
        label={texts.givenName}
        defaultValue={person?.givenName}
        required
        maxLength={100}
        error={errors.givenName}
      />
      <Field
        name="familyName"
        label={texts.familyName}
        defaultValue={person?.familyName}
        maxLength={100}
        error={errors.familyName}
      />
      <Field
        name="email"
        type="email"
        label={texts.email}
        defaultValue={person?.email}
        required
        maxLength={254}
        error={errors.email}
      />
    </>
  )
}
