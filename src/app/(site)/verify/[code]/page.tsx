import config from '@payload-config'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getPayload } from 'payload'
import { formatDay } from '@/lib/formatDate'
import { rememberPublicly } from '@/lib/publicMemory'
import { verifyCertificate, type Verification } from '@/operations/certificates/verifyCertificate'
import type { Locale } from '@/lib/i18n/locale'
import { ResultBanner } from '../components/ResultBanner'
import { siteLocale } from '../../siteLocale'
import { verifyTexts } from '../verifyTexts'
import '../verify.css'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ code: string }> }

/** The person's name is on the page; it need not be in search engines, nor in the titles of shared links. */
export async function generateMetadata(): Promise<Metadata> {
  const { page } = verifyTexts[await siteLocale()]
  return { title: page, robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

/** Where the code on a certificate leads: whether it holds, and everything it says. For anybody. */
export default async function VerifyPage({ params }: Props) {
  const { code } = await params
  const payload = await getPayload({ config })
  const found = await rememberPublicly(`certificate ${code}`, () =>
    verifyCertificate(payload, code),
  )
  if (!found) notFound()
  const locale = await siteLocale()
  const texts = verifyTexts[locale]
  return (
    <main id="content" className="verify" lang={locale} tabIndex={-1}>
      <ResultBanner result={found.result} locale={locale} note={noteOf(found, locale)} />
      <section className="verify-card" aria-labelledby="printed">
        <h2 id="printed">{texts.printed}</h2>
        <p className="verify-quiet">{texts.compare}</p>
        <dl>
          <div>
            <dt>{texts.document}</dt>
            <dd lang={found.locale}>{found.title}</dd>
          </div>
          {found.printed.map(({ key, label, value }) => (
            <div key={key} className={key === 'recipient.name' ? 'verify-name' : undefined}>
              <dt>{label[locale]}</dt>
              <dd lang={found.locale} dir="auto">
                {value}
              </dd>
            </div>
          ))}
          <div>
            <dt>{texts.code}</dt>
            <dd>
              <code>{found.code}</code>
            </dd>
          </div>
        </dl>
      </section>
    </main>
  )
}

function noteOf({ revokedAt, supersededBy }: Verification, locale: Locale): string | undefined {
  const texts = verifyTexts[locale]
  const day = (at: string) => formatDay({ at, timezone: 'UTC', locale })
  if (supersededBy) return texts.replacedBy(supersededBy.number, day(supersededBy.issuedAt))
  return revokedAt && `${texts.revokedOn}: ${day(revokedAt)}`
}
