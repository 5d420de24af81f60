'use client'

import type { Locale } from '@/lib/i18n/locale'

const names: Record<Locale, string> = { en: 'English', tr: 'Türkçe' }

type Props = { cookie: string; current: Locale; label: string }

/** Changes the language of the public pages and remembers it for a year. */
export function LanguageSwitch({ cookie, current, label }: Props) {
  return (
    <div className="site-languages" role="group" aria-label={label}>
      {Object.entries(names).map(([locale, name]) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => remember(cookie, locale)}
        >
          {name}
        </button>
      ))}
    </div>
  )
}

function remember(cookie: string, locale: string): void {
  document.cookie = `${cookie}=${locale}; path=/; max-age=31536000; samesite=lax`
  window.location.reload()
}
