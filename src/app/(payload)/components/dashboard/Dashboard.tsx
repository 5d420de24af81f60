import { Gutter } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { holds } from '@/access/can'
import { languageOf } from '@/lib/localisedText'
import { readDashboard } from '@/operations/dashboard/readDashboard'
import { EventList } from './EventList'
import { FigureTiles } from './FigureTiles'
import { KeepFresh } from './KeepFresh'
import { MailHealth } from './MailHealth'
import { QueueHealth } from './QueueHealth'
import { QuickLinks } from './QuickLinks'
import { RegistrationChart } from './RegistrationChart'
import { RunningWork } from './RunningWork'
import { dashboardTexts } from './dashboardTexts'

/** The first page of the panel: what is on today, how it fills, and whether anything needs a hand. */
export async function Dashboard({ initPageResult }: AdminViewServerProps) {
  const { req } = initPageResult
  const language = languageOf(req.i18n.language)
  const texts = dashboardTexts[language]
  const said = { language, texts }
  const now = new Date()
  const dashboard = await readDashboard(req, now)
  const { events, timezone, days, registrationsPerDay, mailStates, queues, campaigns, batches } =
    dashboard
  const today = new Intl.DateTimeFormat(language === 'tr' ? 'tr-TR' : 'en-GB', {
    dateStyle: 'full',
    timeZone: timezone,
  }).format(now)
  return (
    <Gutter className="rostrum rostrum-dashboard">
      <KeepFresh />
      <div className="rostrum-dashboard__head">
        <div>
          <h1>{texts.greeting(req.user?.firstName ?? null)}</h1>
          <p className="rostrum-quiet">
            {today} · {timezone}
          </p>
        </div>
        <QuickLinks req={req} texts={texts} />
      </div>
      <FigureTiles {...said} dashboard={dashboard} />
      <div className="rostrum-columns">
        <div className="rostrum-column rostrum-column--wide">
          {events && (
            <EventList
              {...said}
              title={texts.today}
              events={events.today}
              empty={texts.nothingToday}
            />
          )}
          <RunningWork
            work={{ campaigns, batches }}
            language={language}
            mayWrite={holds(req, 'campaigns.create')}
            mayIssue={holds(req, 'certificates.issue')}
          />
          {events && (
            <EventList
              {...said}
              title={texts.upcoming}
              events={events.upcoming}
              empty={texts.nothingUpcoming}
            />
          )}
        </div>
        <div className="rostrum-column">
          {registrationsPerDay && (
            <RegistrationChart
              {...said}
              days={days}
              counts={registrationsPerDay}
              timezone={timezone}
            />
          )}
          {mailStates && <MailHealth {...said} states={mailStates} />}
          {queues !== undefined && <QueueHealth queues={queues} texts={texts} />}
        </div>
      </div>
    </Gutter>
  )
}
