import type { EventImport } from '@/payload-types'

export type ReportPage = {
  import: EventImport
  docs: {
    line: number
    level: 'error' | 'warning'
    field?: string | null
    column?: string | null
    message: { en: string; tr: string }
  }[]
  totalDocs: number
  page: number
  totalPages: number
}

type Answer = { import?: EventImport; errors?: { message: string; data?: Refusal }[] }
type Refusal = { fields?: { path: string; message: string }[] }

/** What the platform said instead of doing it, for a person to read; null where it did not answer. */
export type Trouble = { message: string | null }

type Result = { done: EventImport } | { trouble: Trouble }

async function send(path: string, init: RequestInit): Promise<Result> {
  try {
    const response = await fetch(path, { method: 'POST', credentials: 'same-origin', ...init })
    const answer = (await response.json()) as Answer
    if (response.ok && answer.import) return { done: answer.import }
    const [error] = answer.errors ?? []
    const fields = error?.data?.fields?.map(({ message }) => message).join(' ')
    return { trouble: { message: fields || error?.message || null } }
  } catch {
    return { trouble: { message: null } }
  }
}

/** The calls of the import page. */
export const importApi = {
  upload: (form: FormData) => send('/api/events/import', { body: form }),
  start: (id: string, body: { dryRun: boolean; options?: Record<string, unknown> }) =>
    send(`/api/event-imports/${id}/start`, {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  cancel: (id: string) => send(`/api/event-imports/${id}/cancel`, {}),
  /** Null where there is none, or no answer. */
  report: async (id: string, query: Record<string, string>): Promise<ReportPage | null> => {
    try {
      const search = new URLSearchParams(query)
      const response = await fetch(`/api/event-imports/${id}/report?${search}`, {
        credentials: 'same-origin',
        cache: 'no-store',
      })
      return response.ok ? ((await response.json()) as ReportPage) : null
    } catch {
      return null
    }
  },
}
