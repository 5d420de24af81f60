import type { VerificationResult } from '@/operations/certificates/verifyCertificate'
import type { Locale } from '@/lib/i18n/locale'
import { verifyTexts } from '../verifyTexts'

const tones: Record<VerificationResult, 'bad' | 'good' | 'warn'> = {
  valid: 'good',
  expired: 'warn',
  superseded: 'warn',
  revoked: 'bad',
  not_found: 'bad',
}

const signs = {
  good: 'M5 12.5l4.5 4.5L19 7.5',
  warn: 'M12 6v7.5M12 17.2v.3',
  bad: 'M7 7l10 10M17 7L7 17',
}

type Props = { result: VerificationResult; locale: Locale; note?: string }

/** The answer, first and large: by colour, sign and words. */
export function ResultBanner({ result, locale, note }: Props) {
  const { title, text } = verifyTexts[locale].results[result]
  const tone = tones[result]
  return (
    <div className={`verify-banner verify-banner--${tone}`} role="status">
      <svg viewBox="0 0 24 24" width="44" height="44" aria-hidden="true">
        <circle cx="12" cy="12" r="12" />
        <path d={signs[tone]} />
      </svg>
      <div>
        <h1>{title}</h1>
        <p>{text}</p>
        {note && <p>{note}</p>}
      </div>
    </div>
  )
}
