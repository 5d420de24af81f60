import type { ReactNode } from 'react'

type Props = { children: ReactNode; narrow?: boolean; lang?: string }

/** The content of a public page; `narrow` for pages of one column. */
export function SiteMain({ children, narrow = false, lang }: Props) {
  return (
    <main
      id="content"
      lang={lang}
      tabIndex={-1}
      className={`site-main${narrow ? ' site-main--narrow' : ''}`}
    >
      {children}
    </main>
  )
}
