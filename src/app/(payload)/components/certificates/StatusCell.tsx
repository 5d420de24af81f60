import type { DefaultServerCellComponentProps } from 'payload'
import { batchStates, type BatchStatus } from '@/lib/certificates/batchStates'
import { certificateStates, type CertificateStatus } from '@/lib/certificates/certificateStates'
import { languageOf } from '@/lib/localisedText'
import type { BatchProgress } from '@/operations/certificates/readProgress'

const tones: Partial<Record<BatchStatus | CertificateStatus, string>> = {
  approved: 'warning',
  completed: 'good',
  failed: 'bad',
  issued: 'good',
  paused: 'warning',
  planned: 'warning',
  rendering: 'warning',
  revoked: 'bad',
  running: 'warning',
}

function Badge({ status, text }: { status: BatchStatus | CertificateStatus; text: string }) {
  const tone = tones[status]
  return <span className={`rostrum-badge${tone ? ` rostrum-badge--${tone}` : ''}`}>{text}</span>
}

/** The status of a certificate in the list, by word and colour. */
export function CertificateStatusCell({ cellData, i18n }: DefaultServerCellComponentProps) {
  const status = cellData as CertificateStatus
  const label = certificateStates.labels[status]
  return label ? <Badge status={status} text={label[languageOf(i18n.language)]} /> : null
}

/** The status of a batch in the list. */
export function BatchStatusCell({ cellData, i18n }: DefaultServerCellComponentProps) {
  const status = cellData as BatchStatus
  const label = batchStates.labels[status]
  return label ? <Badge status={status} text={label[languageOf(i18n.language)]} /> : null
}

/** How many of a batch are out: `120 / 300`. */
export function BatchProgressCell({ cellData }: DefaultServerCellComponentProps) {
  const progress = cellData as BatchProgress | undefined
  return progress ? <span>{`${progress.done} / ${progress.total}`}</span> : null
}
