import type { Language } from '@/lib/localisedText'
import type { MailPage } from '@/operations/mailbox/listMails'
import { Moment } from '../Moment'
import type { MailboxTexts } from './mailboxTexts'

type Props = {
  mails: MailPage
  search: string
  openId: string | null
  language: Language
  texts: MailboxTexts
}

/** The mails of one page with a search box above and page links below. */
export function MailList({ mails, search, openId, language, texts }: Props) {
  const { docs, page, totalPages } = mails
  const link = (changes: Record<string, string>) => {
    const query = new URLSearchParams({
      ...(search ? { search } : {}),
      page: String(page),
      ...changes,
    })
    return `/admin/mailbox?${query}`
  }
  return (
    <section className="rostrum-mailbox__list" aria-label={texts.title}>
      <form action="/admin/mailbox" method="get" role="search" className="rostrum-search">
        <input
          type="search"
          name="search"
          defaultValue={search}
          aria-label={texts.search}
          placeholder={texts.search}
          maxLength={200}
        />
        <button type="submit" className="rostrum-button">
          {texts.find}
        </button>
      </form>
      {docs.length === 0 ? (
        <p className="rostrum-card rostrum-empty">{search ? texts.notFound : texts.empty}</p>
      ) : (
        <ul className="rostrum-mails">
          {docs.map((mail) => (
            <li key={mail.id}>
              <a href={link({ mail: mail.id })} aria-current={mail.id === openId || undefined}>
                <strong>{mail.subject || texts.noSubject}</strong>
                <span>{mail.to}</span>
                <Moment at={mail.sentAt} language={language} className="rostrum-quiet" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {totalPages > 1 && (
        <nav className="rostrum-pages" aria-label={texts.pages}>
          {page > 1 && <a href={link({ page: String(page - 1) })}>{texts.newer}</a>}
          <span>{texts.pageOf(page, totalPages)}</span>
          {page < totalPages && <a href={link({ page: String(page + 1) })}>{texts.older}</a>}
        </nav>
      )}
    </section>
  )
}
