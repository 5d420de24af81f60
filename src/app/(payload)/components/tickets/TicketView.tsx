import { DefaultEditView, Gutter, SetStepNav } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import { AppError } from '@/errors'
import { languageOf, type LocalisedText } from '@/lib/localisedText'
import { readTicketDesk } from '@/operations/tickets/readTicketDesk'
import { requireTicketViewer } from '@/operations/tickets/ticketViewer'
import { TicketDeskView } from './TicketDeskView'

/** The page of a ticket: its conversation. A new one, and one in the trash, show their form instead. */
export async function TicketView(props: DocumentViewServerProps) {
  const { doc, initPageResult } = props
  const { req } = initPageResult
  const viewer = doc?.id ? await find(req, doc.id) : null
  if (viewer?.role !== 'agent') return <DefaultEditView {...clientProps(props)} />
  const desk = await readTicketDesk({ req, viewer })
  const language = languageOf(req.i18n.language)
  const plural = req.payload.collections.tickets.config.labels.plural as LocalisedText
  return (
    <Gutter className="rostrum ticket-desk">
      <SetStepNav
        nav={[
          { label: plural[language], url: '/admin/collections/tickets' },
          { label: desk.ticket.number ?? '' },
        ]}
      />
      <TicketDeskView desk={desk} language={language} />
    </Gutter>
  )
}

async function find(req: Parameters<typeof requireTicketViewer>[0], id: unknown) {
  try {
    return await requireTicketViewer(req, id)
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  }
}

/** What Payload's own form takes; the rest stays on the server. */
function clientProps({
  doc: _doc,
  hasPublishedDoc: _published,
  i18n: _i18n,
  initPageResult: _page,
  locale: _locale,
  params: _params,
  payload: _payload,
  permissions: _permissions,
  routeSegments: _segments,
  searchParams: _query,
  user: _user,
  versions: _versions,
  ...rest
}: DocumentViewServerProps) {
  return rest
}
