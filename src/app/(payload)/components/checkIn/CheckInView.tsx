import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import { notFound, redirect } from 'next/navigation'
import type { AdminViewServerProps, PayloadRequest } from 'payload'
import { holds } from '@/access/can'
import { AppError } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { languageOf } from '@/lib/localisedText'
import { readGates, type Gates } from '@/operations/checkIns/readGates'
import { CheckInDesk } from './CheckInDesk'
import { checkInTexts } from './checkInTexts'
import { EventChoice } from './EventChoice'
import './checkIn.css'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** The page at the doors: which event, then people. Only for holders of `checkins.create`. */
export async function CheckInView({
  initPageResult,
  params,
  searchParams,
  viewActions,
}: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult
  const [event, list] = [text(searchParams?.event), text(searchParams?.list)]
  if (!req.user) {
    const back = event ? `/admin/check-in?event=${event}` : '/admin/check-in'
    redirect(`/admin/login?redirect=${encodeURIComponent(back)}`)
  }
  if (!holds(req, 'checkins.create') || !holds(req, 'checkins.read')) notFound()
  const language = languageOf(req.i18n.language)
  const texts = checkInTexts[language]
  const gates = event ? await findGates(req, event) : null
  if (event && !gates) notFound()
  const chosen = gates?.lists.find(({ id }) => id === list) ?? gates?.lists[0]
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
      <SetStepNav
        nav={[
          { label: texts.title, url: '/check-in' },
          ...(gates ? [{ label: gates.event.title }] : []),
        ]}
      />
      <Gutter className="rostrum rostrum-checkin">
        <header>
          <h1>{gates?.event.title ?? texts.title}</h1>
          {gates && <a href="/admin/check-in">{texts.otherEvent}</a>}
        </header>
        {gates && chosen ? (
          <CheckInDesk
            key={gates.event.id}
            initial={gates}
            list={chosen.id}
            language={language}
            mayUndo={holds(req, 'checkins.void')}
          />
        ) : (
          <EventChoice req={req} language={language} />
        )}
      </Gutter>
    </DefaultTemplate>
  )
}

async function findGates(req: PayloadRequest, event: string): Promise<Gates | null> {
  if (!isUuid(event)) return null
  try {
    return await readGates(req, event)
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  }
}
