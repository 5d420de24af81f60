import type { Language } from '@/lib/localisedText'
import type { Mail } from '@/operations/mailbox/readMail'
import { Moment } from '../Moment'
import type { MailboxTexts } from './mailboxTexts'

type Props = { mail: Mail | null; asked: boolean; language: Language; texts: MailboxTexts }

/** One mail: who and when, its attachments, the HTML in a sandbox, text and headers to unfold. */
export function MailReader({ mail, asked, language, texts }: Props) {
  if (!mail) {
    return (
      <section className="rostrum-mailbox__reader rostrum-card">
        <p className="rostrum-empty">{asked ? texts.gone : texts.choose}</p>
      </section>
    )
  }
  return (
    <article className="rostrum-mailbox__reader rostrum-card">
      <a className="rostrum-mailbox__back" href="/admin/mailbox">
        ← {texts.back}
      </a>
      <h2>{mail.subject || texts.noSubject}</h2>
      <dl className="rostrum-facts">
        <dt>{texts.from}</dt>
        <dd>{mail.from}</dd>
        <dt>{texts.to}</dt>
        <dd>{mail.to}</dd>
      </dl>
      <Moment at={mail.sentAt} language={language} className="rostrum-quiet" />
      {mail.attachments.length > 0 && (
        <>
          <h3>{texts.attachments}</h3>
          <ul className="rostrum-links">
            {mail.attachments.map(({ index, filename, bytes }) => (
              <li key={index}>
                <a
                  className="rostrum-button"
                  href={`/api/mailbox/${mail.id}/attachments/${index}`}
                  download={filename}
                >
                  {filename} ({kilobytes(bytes, language)})
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {mail.html !== null && (
        <iframe
          className="rostrum-mailbox__html"
          title={texts.html}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={`<base target="_blank">${mail.html}`}
        />
      )}
      <details open={mail.html === null}>
        <summary>{texts.text}</summary>
        <pre tabIndex={0}>{mail.text}</pre>
      </details>
      <details>
        <summary>{texts.headers}</summary>
        <pre tabIndex={0}>{mail.headers.map((h) => `${h.name}: ${h.value}`).join('\n')}</pre>
      </details>
    </article>
  )
}

function kilobytes(bytes: number, language: Language): string {
  return new Intl.NumberFormat(language === 'tr' ? 'tr-TR' : 'en-GB', {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 1,
  }).format(bytes / 1000)
}
