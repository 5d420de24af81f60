import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import { notFound, redirect } from 'next/navigation'
import type { AdminViewServerProps, PayloadRequest } from 'payload'
import { holds } from '@/access/can'
import { importStates } from '@/lib/importStates'
import { isUuid } from '@/lib/isUuid'
import { type Language, languageOf } from '@/lib/localisedText'
import { Moment } from '../Moment'
import { ImportDesk } from './ImportDesk'
import { importTexts } from './importTexts'
import './imports.css'

/** The page where staff bring in a file of events. Only for holders of `events.import`. */
export async function ImportView({
  initPageResult,
  params,
  searchParams,
  viewActions,
}: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult
  if (!req.user) redirect('/admin/login?redirect=%2Fadmin%2Fimport-events')
  if (!holds(req, 'events.import')) notFound()
  const language = languageOf(req.i18n.language)
  const texts = importTexts[language]
  const asked = searchParams?.import
  const openId = typeof asked === 'string' && isUuid(asked) ? asked : null
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
      <SetStepNav nav={[{ label: texts.title, url: '/import-events' }]} />
      <Gutter className="rostrum rostrum-import">
        <div>
          <h1>{texts.title}</h1>
          <p className="rostrum-quiet">{texts.intro}</p>
        </div>
        <ImportDesk key={openId} language={language} openId={openId} />
        {!openId && <RecentImports req={req} language={language} />}
      </Gutter>
    </DefaultTemplate>
  )
}

async function RecentImports({ req, language }: { req: PayloadRequest; language: Language }) {
  const { docs } = await req.payload.find({
    collection: 'event-imports',
    limit: 8,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const texts = importTexts[language]
  if (docs.length === 0) return null
  return (
    <section aria-labelledby="rostrum-recent">
      <h2 id="rostrum-recent">{texts.recent}</h2>
      <ul className="rostrum-states rostrum-import__recent">
        {docs.map(({ id, fileName, status, createdAt }) => (
          <li key={id}>
            <a href={`/admin/import-events?import=${id}`}>{fileName}</a>
            <span>
              {importStates.labels[status][language]} ·{' '}
              <Moment at={createdAt} language={language} className="rostrum-quiet" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
