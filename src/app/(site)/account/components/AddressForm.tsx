'use client'

import { useState } from 'react'
import type { Locale } from '@/lib/i18n/locale'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { siteTexts } from '../../siteTexts'
import { accountTexts } from '../accountTexts'
import { useApiForm } from './useApiForm'

type Props = { locale: Locale; path: 'forgot-password' | 'resend-verification' }

/** Asks for a mail with a link. The answer never tells whether the address has an account. */
export function AddressForm({ locale, path }: Props) {
  const texts = accountTexts[locale]
  const { busy, failure, said, send } = useApiForm(locale)
  const [sent, setSent] = useState(false)
  const words = path === 'forgot-password' ? texts.forgot : texts.verify
  if (sent) return <Notice tone="good">{words.sent}</Notice>
  return (
    <form
      className="site-form"
      method="post"
      onSubmit={(submitted) => {
        submitted.preventDefault()
        const body = Object.fromEntries(new FormData(submitted.currentTarget))
        void send({ path, body, onDone: () => setSent(true) })
      }}
    >
      {said && !failure?.fields.email && <Notice tone="bad">{said}</Notice>}
      <Field
        name="email"
        type="email"
        label={texts.email}
        autoComplete="email"
        required
        maxLength={254}
        error={failure?.fields.email}
      />
      <button className="site-button" disabled={busy}>
        {busy ? siteTexts[locale].sending : texts.forgot.action}
      </button>
    </form>
  )
}
