import './badge.css'

/** A word in a coloured pill. `kind` names its colour in badge.css. */
export function Badge({ kind, text }: { kind: string; text: string }) {
  return <span className={`ticket-badge ticket-badge--${kind}`}>{text}</span>
}
