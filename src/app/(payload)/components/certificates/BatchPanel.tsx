import type { UIFieldServerProps } from 'payload'
import { holds } from '@/access/can'
import { languageOf } from '@/lib/localisedText'
import { BatchDesk } from './BatchDesk'

/** On the page of a batch: its report, its samples, and what one can do with it. */
export function BatchPanel({ req, id }: UIFieldServerProps) {
  if (!id) return null
  return (
    <BatchDesk
      id={String(id)}
      language={languageOf(req.i18n.language)}
      mayIssue={holds(req, 'certificates.issue')}
    />
  )
}
