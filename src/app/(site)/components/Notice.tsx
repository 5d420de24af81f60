import type { ReactNode } from 'react'

export type Tone = 'bad' | 'good' | 'plain' | 'warn'

type Props = { children?: ReactNode; title?: string; tone?: Tone }

/** A message set apart; a bad one is read out at once. */
export function Notice({ children, title, tone = 'plain' }: Props) {
  return (
    <div className={`site-notice site-notice--${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {title && <strong>{title}</strong>}
      {children}
    </div>
  )
}
