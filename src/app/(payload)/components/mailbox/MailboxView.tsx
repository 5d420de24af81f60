import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import { notFound, redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { holds } from '@/access/can'
import { AppError } from '@/errors'
import { languageOf } from '@/lib/localisedText'
import { listMails, listMailsQuery } from '@/operations/mailbox/listMails'
import { readMail, type Mail } from '@/operations/mailbox/readMail'
import { MailList } from './MailList'
import { MailReader } from './MailReader'
import { mailboxTexts } from './mailboxTexts'

/** The page where staff read what the platform would have mailed. Only for holders of `system.operate`. */
export async function MailboxView({
  initPageResult,
  params,
  searchParams,
  viewActions,
}: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult
  if (!req.user) redirect('/admin/login?redirect=%2Fadmin%2Fmailbox')
  if (!holds(req, 'system.operate')) notFound()
  const language = languageOf(req.i18n.language)
  const texts = mailboxTexts[language]
  const query = listMailsQuery.safeParse({
    page: searchParams?.page,
    search: searchParams?.search,
  })
  const wanted = query.success ? query.data : listMailsQuery.parse({})
  const mails = await listMails(wanted)
  const id = typeof searchParams?.mail === 'string' ? searchParams.mail : null
  const mail = id && mails.kind === 'mailbox' ? await findMail(id) : null
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={params}
      payload={req.payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={req.user}
      viewActions={viewActions}
      visibleEntities={visibleEntities}
    >
      <SetStepNav nav={[{ label: texts.title, url: '/mailbox' }]} />
      <Gutter className="rostrum rostrum-mailbox">
        <div>
          <h1>{texts.title}</h1>
          <p className="rostrum-quiet">{mails.kind === 'smtp' ? texts.smtp : texts.intro}</p>
          {mails.kind === 'smtp' && <a href="/admin/collections/deliveries">{texts.deliveries}</a>}
        </div>
        {mails.kind === 'mailbox' && (
          <div className={`rostrum-mailbox__panes${id ? ' rostrum-mailbox__panes--reading' : ''}`}>
            <MailList
              mails={mails}
              search={wanted.search}
              openId={id}
              language={language}
              texts={texts}
            />
            <MailReader mail={mail} asked={Boolean(id)} language={language} texts={texts} />
          </div>
        )}
      </Gutter>
    </DefaultTemplate>
  )
}

/** Null when the mail was cleared away, or never was. */
async function findMail(id: string): Promise<Mail | null> {
  try {
    return await readMail(id)
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  }
}
