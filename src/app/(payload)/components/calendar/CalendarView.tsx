import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import { DateTime } from 'luxon'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { holds } from '@/access/can'
import { calendarSpan, calendarViews, type CalendarView as View } from '@/lib/calendar/calendarSpan'
import { findTimezone } from '@/lib/findTimezone'
import { intlTags } from '@/lib/i18n/locale'
import { languageOf } from '@/lib/localisedText'
import { findCalendarZone, readCalendar } from '@/operations/calendar/readCalendar'
import { Agenda } from './Agenda'
import { calendarTexts } from './calendarTexts'
import { DayGrid } from './DayGrid'
import './calendar.css'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** The calendar of events, campaigns and posts. Its state stands in the address: links alone move it. */
export async function CalendarView({
  initPageResult,
  params,
  searchParams,
  viewActions,
}: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult
  if (!req.user) redirect('/admin/login?redirect=%2Fadmin%2Fcalendar')
  const language = languageOf(req.i18n.language)
  const texts = calendarTexts[language]
  const wantedZone = findTimezone(text(searchParams?.zone))
  const timezone = wantedZone ?? (await findCalendarZone(req))
  const today = DateTime.now().setZone(timezone).toISODate() ?? ''
  const wanted = text(searchParams?.date)
  const date = DateTime.fromISO(wanted).isValid ? wanted.slice(0, 10) : today
  const view = calendarViews.find((each) => each === searchParams?.view) ?? 'month'
  const span = calendarSpan({ view, date, timezone })
  const entries = await readCalendar({ req, from: span.from, to: span.to })
  const href = (change: { view?: View; date?: string }) =>
    `/admin/calendar?${new URLSearchParams({
      view: change.view ?? view,
      date: change.date ?? date,
      ...(wantedZone ? { zone: wantedZone } : {}),
    }).toString()}`
  const shared = { entries, span, timezone, language, today }
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={params}
      payload={req.payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={req.user}
      viewActions={viewActions}
      visibleEntities={visibleEntities}
    >
      <SetStepNav nav={[{ label: texts.title, url: '/calendar' }]} />
      <Gutter className="rostrum rostrum-calendar">
        <header className="rostrum-calendar__head">
          <div>
            <h1>{headingOf({ view, date, days: span.days, tag: intlTags[language] })}</h1>
            <p className="rostrum-quiet">
              {texts.intro} {texts.zone(timezone)}.
            </p>
          </div>
          <div className="rostrum-calendar__tools">
            <nav className="rostrum-calendar__group" aria-label={texts.title}>
              <a className="rostrum-button" href={href({ date: span.previous })}>
                ‹ <span>{texts.previous}</span>
              </a>
              <a className="rostrum-button" href={href({ date: today })}>
                {texts.today}
              </a>
              <a className="rostrum-button" href={href({ date: span.next })}>
                <span>{texts.next}</span> ›
              </a>
            </nav>
            <nav className="rostrum-calendar__group" aria-label={texts.views}>
              {calendarViews.map((each) => (
                <a
                  key={each}
                  className="rostrum-button"
                  href={href({ view: each })}
                  aria-current={each === view ? 'page' : undefined}
                >
                  {texts[each]}
                </a>
              ))}
            </nav>
            {holds(req, 'social.create') && (
              <a
                className="rostrum-button rostrum-button--first"
                href="/admin/collections/social-posts/create"
              >
                {texts.newPost}
              </a>
            )}
          </div>
        </header>
        {view !== 'agenda' && (
          <DayGrid {...shared} href={(day) => href({ view: 'agenda', date: day })} />
        )}
        <div className={view === 'agenda' ? undefined : 'rostrum-calendar__narrow'}>
          <Agenda {...shared} />
        </div>
      </Gutter>
    </DefaultTemplate>
  )
}

type Heading = { view: View; date: string; days: string[]; tag: string }

function headingOf({ view, date, days, tag }: Heading): string {
  const day = (iso: string) => new Date(`${iso}T12:00:00Z`)
  if (view === 'month') {
    const format = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' })
    return format.format(day(date))
  }
  const format = new Intl.DateTimeFormat(tag, {
    ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  })
  return format.formatRange(day(days[0] ?? date), day(days.at(-1) ?? date))
}
