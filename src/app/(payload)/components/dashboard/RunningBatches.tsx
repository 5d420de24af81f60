import { batchStates } from '@/lib/certificates/batchStates'
import type { Language } from '@/lib/localisedText'
import type { Running, RunningBatch } from '@/operations/dashboard/readRunning'
import type { DashboardTexts } from './dashboardTexts'
import { ProgressLine } from './ProgressLine'

type Props = {
  batches: Running<RunningBatch>
  language: Language
  texts: DashboardTexts
  mayIssue: boolean
}

const list = '/admin/collections/certificate-batches'

/** Batches of certificates: what waits for somebody's approval, and how far the approved ones are. */
export function RunningBatches({ batches: { rows, total }, language, texts, mayIssue }: Props) {
  const last = rows.length === 0 && mayIssue ? texts.newBatch : texts.allBatches
  return (
    <section className="rostrum-card" aria-label={texts.batches}>
      <h2>{texts.batches}</h2>
      {rows.length === 0 ? (
        <p className="rostrum-empty">{texts.noBatches}</p>
      ) : (
        <ul className="rostrum-events">
          {rows.map(({ id, title, status, issuable, total, done, failed }) => (
            <li key={id}>
              <a href={`${list}/${id}`}>{title}</a>
              <ProgressLine
                status={batchStates.labels[status][language]}
                tone={status === 'running' ? '' : ' rostrum-badge--warning'}
                done={done}
                total={status === 'planned' ? 0 : total}
                words={[
                  status === 'planned' ? texts.toApprove(issuable) : texts.issued(done, total),
                  ...(failed > 0 ? [texts.notPrinted(failed)] : []),
                ].join(' · ')}
              />
            </li>
          ))}
        </ul>
      )}
      <a className="rostrum-more" href={list}>
        {total > rows.length ? texts.more(total - rows.length) : last}
      </a>
    </section>
  )
}
