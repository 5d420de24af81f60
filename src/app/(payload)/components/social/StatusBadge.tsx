import './social.css'

const tones: Record<string, string> = {
  posted: 'good',
  connected: 'good',
  delivered: 'good',
  scheduled: 'plain',
  failed: 'bad',
  needs_reconnect: 'bad',
  partial: 'warning',
  needs_attention: 'warning',
  unknown: 'warning',
}

/** A status by word and colour. */
export function StatusBadge({ status, text }: { status: string; text: string }) {
  return <span className={`rostrum-badge rostrum-badge--${tones[status] ?? 'plain'}`}>{text}</span>
}
