'use client'

import { useState } from 'react'
import type { Locale } from '@/lib/i18n/locale'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { siteTexts } from '../../siteTexts'
import { accountTexts } from '../accountTexts'
import { useApiForm } from './useApiForm'

type Props = { locale: Locale; token: string }

/** Sets a new password with the link out of a mail, which works once. */
export function ResetForm({ locale, token }: Props) {
  const texts = accountTexts[locale]
  const { busy, failure, said, send } = useApiForm(locale)
  const [shown, setShown] = useState(false)
  const [done, setDone] = useState(false)
  const again = <a href="/account/forgot">{texts.forgot.again}</a>
  if (done) return <Notice tone="good">{texts.reset.done}</Notice>
  if (!token) {
    return (
      <Notice tone="warn">
        <p>{texts.reset.missing}</p>
        {again}
      </Notice>
    )
  }
  return (
    <form
      className="site-form"
      method="post"
      onSubmit={(submitted) => {
        submitted.preventDefault()
        const password = new FormData(submitted.currentTarget).get('password')
        const body = { token, password }
        void send({ path: 'reset-password', body, onDone: () => setDone(true) })
      }}
    >
      {said && !failure?.fields.password && (
        <Notice tone="bad">
          <p>{said}</p>
          {again}
        </Notice>
      )}
      <Field
        name="password"
        type={shown ? 'text' : 'password'}
        label={texts.newPassword}
        autoComplete="new-password"
        required
        minLength={12}
        maxLength={128}
        hint={texts.passwordRules}
        error={failure?.fields.password}
      />
      <label>
        <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} /> {texts.show}
      </label>
      <button className="site-button" disabled={busy}>
        {busy ? siteTexts[locale].sending : texts.reset.action}
      </button>
    </form>
  )
}
