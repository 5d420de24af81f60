import { expect } from '@jest/globals'
import type { RowProblem } from '@/lib/eventImport/problems'
import { runImport } from '@/operations/eventImports/runImport'
import type { Event, EventImport } from '@/payload-types'
import type { ApiError } from '@/testing/callApi'
import { startTestPlatform } from '@/testing/harness'

type Answer = { import?: EventImport; errors?: ApiError[] }
type Fields = Record<string, string>
type Report = { docs: RowProblem[]; totalDocs: number; import: EventImport }
type Asker = { token?: string; headers?: Record<string, string> }
type Upload = { text: Buffer | string; fields?: Fields } & Asker

/** A platform with an administrator who imports events; `close` it in `afterAll`. */
export async function startImportDesk() {
  const platform = await startTestPlatform()
  const { payload } = platform
  const admin = (await platform.makeUser('admin')).token

  const upload = async ({ text, fields = {}, token = admin, headers }: Upload) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('file', new Blob([text as never]), 'events.csv')
    const response = await platform.request('/api/events/import', {
      method: 'POST',
      token,
      headers,
      body: form,
    })
    return { status: response.status, body: (await response.json()) as Answer }
  }
  const run = (id: string, signal = new AbortController().signal) =>
    runImport({ payload, id, signal, onProgress: async () => undefined })
  const read = (id: string) => payload.findByID({ collection: 'event-imports', id })
  const start = async (upload: Promise<{ status: number; body: Answer }>) => {
    const { status, body } = await upload
    expect({ status, errors: body.errors }).toEqual({ status: 202 })
    return body.import?.id as string
  }

  return {
    ...platform,
    admin,
    upload,
    run,
    read,
    /** Uploads and gives the id of the import. */
    begin: (text: Buffer | string, fields?: Fields) => start(upload({ text, fields })),
    /** Uploads, and does the work of the job to its end. */
    importText: async (text: Buffer | string, fields?: Fields): Promise<EventImport> => {
      const id = await start(upload({ text, fields }))
      await run(id)
      return read(id)
    },
    report: async (id: string, query = ''): Promise<Report> => {
      const path = `/api/event-imports/${id}/report${query}`
      return (await (await platform.request(path, { token: admin })).json()) as Report
    },
    post: async (id: string, verb: 'cancel' | 'start') => {
      const path = `/api/event-imports/${id}/${verb}`
      const response = await platform.request(path, { method: 'POST', token: admin, body: {} })
      return { status: response.status, body: (await response.json()) as Answer }
    },
    eventsOf: async (id: string): Promise<Event[]> => {
      const where = { eventImport: { equals: id } }
      return (
        await payload.find({ collection: 'events', where, sort: 'createdAt', pagination: false })
      ).docs
    },
  }
}

export type ImportDesk = Awaited<ReturnType<typeof startImportDesk>>

/** A file of so many events. */
export const eventRows = (name: string, count: number) =>
  ['title,start', ...Array.from({ length: count }, (_, n) => `${name} ${n},2027-01-01`)].join('\n')
