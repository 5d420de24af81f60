import { ResultBanner } from '../components/ResultBanner'
import { verifyLocale } from '../verifyLocale'
import '../verify.css'

/** For a code that is not ours: says what to compare. */
export default async function NotFound() {
  const locale = await verifyLocale()
  return (
    <main id="content" className="verify" lang={locale}>
      <meta name="robots" content="noindex" />
      <ResultBanner result="not_found" locale={locale} />
    </main>
  )
}
