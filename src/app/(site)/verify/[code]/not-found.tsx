import { ResultBanner } from '../components/ResultBanner'
import { siteLocale } from '../../siteLocale'
import '../verify.css'

/** For a code that is not ours: says what to compare. */
export default async function NotFound() {
  const locale = await siteLocale()
  return (
    <main id="content" className="verify" lang={locale} tabIndex={-1}>
      <meta name="robots" content="noindex" />
      <ResultBanner result="not_found" locale={locale} />
    </main>
  )
}
