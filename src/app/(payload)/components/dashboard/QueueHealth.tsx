import type { QueueHealth as Health } from '@/operations/dashboard/readQueueHealth'
import type { DashboardTexts } from './dashboardTexts'

type Props = { queues: Health[] | null; texts: DashboardTexts }

/** Queues with failed or waiting jobs; one line when there are none. */
export function QueueHealth({ queues, texts }: Props) {
  const busy = queues?.filter(({ failed, waiting }) => failed > 0 || waiting > 0) ?? []
  return (
    <section className="rostrum-card" aria-label={texts.queues}>
      <h2>{texts.queues}</h2>
      {queues === null && <p className="rostrum-empty">{texts.queuesAway}</p>}
      {queues !== null && busy.length === 0 && <p className="rostrum-empty">{texts.queuesFine}</p>}
      {busy.length > 0 && (
        <ul className="rostrum-states">
          {busy.map(({ queue, failed, waiting }) => (
            <li key={queue}>
              <a href={`/admin/queues/queue/${queue}?status=${failed > 0 ? 'failed' : 'waiting'}`}>
                <span className={`rostrum-dot rostrum-dot--${failed > 0 ? 'bad' : 'neutral'}`} />
                {texts.queueNames[queue]}
              </a>
              <strong>
                {[
                  ...(failed > 0 ? [texts.failed(failed)] : []),
                  ...(waiting > 0 ? [texts.waiting(waiting)] : []),
                ].join(' · ')}
              </strong>
            </li>
          ))}
        </ul>
      )}
      <a className="rostrum-more" href="/admin/queues">
        {texts.openQueues}
      </a>
    </section>
  )
}
