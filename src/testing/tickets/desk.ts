import type { AgentMessage } from '@/lib/tickets/agentView'
import type { TicketEnvelope } from '@/lib/tickets/envelope'
import type { TicketRow } from '@/lib/tickets/ticketRow'
import type { BuiltInRole } from '@/access/permissions'
import type { TestPlatform } from '@/testing/harness'

/** A document of the API: what tests look at in it. */
export type Doc = AgentMessage & TicketEnvelope & TicketRow & Record<string, unknown>

/** Any answer of the API. A test names what it expects; what is missing fails there. */
export type Answer = {
  doc: Doc
  docs: Doc[]
  totalDocs: number
  message: Doc
  ticket: Doc & { seq: number }
  seq: number
  hasMore: boolean
  followUp: boolean
  unread: number
  body: string
  errors: {
    code: string
    message: string
    data: {
      fields: { path: string; message: string }[]
      legal: string[]
      seq: number
      missed: TicketEnvelope[]
    }
  }[]
}

export type Person = Awaited<ReturnType<TestPlatform['makeUser']>>

export const opening = {
  subject: 'My badge shows the wrong name',
  description: 'It says Gulsah, but I am Gülşah.',
}

type Asking = { token?: string; body?: unknown; headers?: Record<string, string> }

type WithFile = { fields: object; file: File; headers?: Record<string, string> }

/** A help desk at work: an agent, a customer, a stranger, and short ways to ask the API. */
export async function makeDesk(platform: TestPlatform) {
  const named = async (role: BuiltInRole, firstName: string) => {
    const person = await platform.makeUser(role)
    await platform.payload.update({ collection: 'users', id: person.id, data: { firstName } })
    return person
  }
  const agent = await named('support-agent', 'Defne')
  const colleague = await named('support-agent', 'Kerem')
  const customer = await named('user', 'Gülşah')
  const stranger = await named('user', 'Mallory')

  /** `send('POST /api/tickets', { token, body })` */
  const send = async (call: string, options: Asking = {}) => {
    const [method, path = ''] = call.split(' ')
    const response = await platform.request(path, { method, ...options })
    const text = await response.text()
    return { status: response.status, body: (text ? JSON.parse(text) : {}) as Answer }
  }

  /** The same, for a call that must succeed. */
  const succeed = async (call: string, options: Asking = {}) => {
    const { status, body } = await send(call, options)
    if (status >= 400) throw new Error(`${call}: ${status} ${JSON.stringify(body.errors)}`)
    return body
  }

  const openTicket = async (token?: string, extra: Record<string, unknown> = {}) =>
    (await succeed('POST /api/tickets', { token, body: { ...opening, ...extra } })).doc

  const write = (ticket: string, { token }: { token: string }, body: Record<string, unknown>) =>
    succeed(`POST /api/tickets/${ticket}/messages`, { token, body })

  /** Writes a message with a file. */
  const sendFile = async (ticket: string, { token }: { token: string }, message: WithFile) => {
    const { fields, file, headers } = message
    const form = new FormData()
    form.set('_payload', JSON.stringify(fields))
    form.append('files', file)
    return send(`POST /api/tickets/${ticket}/messages`, { token, body: form, headers })
  }

  return { agent, colleague, customer, stranger, send, sendFile, succeed, openTicket, write }
}

export type Desk = Awaited<ReturnType<typeof makeDesk>>
