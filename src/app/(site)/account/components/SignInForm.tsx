'use client'

import { type FormEvent } from 'react'
import type { Locale } from '@/lib/i18n/locale'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { siteTexts } from '../../siteTexts'
import { accountTexts } from '../accountTexts'
import { keepSession } from './siteSession'
import { useApiForm } from './useApiForm'

type Tokens = Parameters<typeof keepSession>[0]

/** Address and password, then the code where the account has a second factor. */
export function SignInForm({ locale }: { locale: Locale }) {
  const texts = accountTexts[locale]
  const { busy, challenge, failure, said, send } = useApiForm(locale)

  const submit = (submitted: FormEvent<HTMLFormElement>) => {
    submitted.preventDefault()
    const data = Object.fromEntries(new FormData(submitted.currentTarget))
    const onDone = (tokens: Tokens) => {
      keepSession(tokens)
      window.location.assign('/account')
    }
    const path = challenge ? 'second-factor' : 'login'
    void send<Tokens>({ path, body: challenge ? { challenge, ...data } : data, onDone })
  }

  return (
    // Posts, so that a form sent before the page has its script never puts a password into the address.
    <form key={challenge} className="site-form" method="post" onSubmit={submit}>
      {said && <Notice tone={failure?.challenge ? 'plain' : 'bad'}>{said}</Notice>}
      {challenge ? (
        <Field
          name="code"
          label={texts.code}
          hint={texts.codeHint}
          autoComplete="one-time-code"
          required
          maxLength={40}
        />
      ) : (
        <>
          <Field name="email" type="email" label={texts.email} autoComplete="username" required />
          <Field
            name="password"
            type="password"
            label={texts.password}
            autoComplete="current-password"
            required
          />
        </>
      )}
      <button className="site-button" disabled={busy}>
        {busy ? siteTexts[locale].sending : texts.signIn}
      </button>
      {challenge && <a href="/account/sign-in">{texts.restart}</a>}
    </form>
  )
}
