import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { getSafeRedirect } from 'payload/shared'
import { languageOf } from '@/lib/localisedText'
import { Logo } from '../Logo'
import { accountTexts } from './accountTexts'
import { LoginForm } from './LoginForm'

/** The log-in page of the admin panel: address and password, then a code where the account has a second factor. */
export function LoginView({ initPageResult, searchParams }: AdminViewServerProps) {
  const { req } = initPageResult
  const target = getSafeRedirect({
    fallbackTo: '/admin',
    redirectTo: (searchParams?.redirect ?? '') as string,
  })
  if (req.user) redirect(target)
  const { en, tr } = accountTexts
  const { onText: _left, ...texts } = languageOf(req.i18n.language) === 'tr' ? tr : en
  return (
    <>
      <div className="login__brand">
        <Logo />
      </div>
      <LoginForm target={target} texts={texts} />
    </>
  )
}
