import { queryRows, sql } from '@/db/sql'
import type { Registration } from '@/payload-types'
import { makeEvent } from '@/testing/factories/makeEvent'
import type { TestPlatform } from '@/testing/harness'

export type Shown = {
  id: string
  code: string
  status: string
  position?: number
  manageUrl: string
}

export type Failure = {
  errors: { code: string; message: string; data?: Record<string, unknown> }[]
}

type RegisterOptions = { token?: string; headers?: Record<string, string> }

/** What tests about registrations do over and over, on one platform. */
export function registrationDesk(platform: TestPlatform) {
  const { payload } = platform
  let people = 0

  /** A person nobody has met. */
  const person = () => {
    people += 1
    return { email: `person-${people}@example.org`, givenName: 'Ayşe', familyName: 'Öz' }
  }

  const enter = (event: string, body: unknown = person(), options: RegisterOptions = {}) =>
    platform.request(`/api/events/${event}/register`, { method: 'POST', body, ...options })

  /** Sends a request and reads the answer: a document, or the first error. */
  const send = async (
    method: string,
    path: string,
    { body, token, headers }: RegisterOptions & { body?: unknown } = {},
  ) => {
    const response = await platform.request(path, { method, body, token, headers })
    const text = await response.text()
    const json = (text ? JSON.parse(text) : {}) as Record<string, unknown> & Partial<Failure>
    return { status: response.status, json, error: json.errors?.[0] }
  }

  return {
    person,
    enter,
    send,
    openEvent: (options: Partial<Parameters<typeof makeEvent>[0]> = {}) =>
      makeEvent({ payload, ...options }),

    entered: async (...args: Parameters<typeof enter>) => {
      const response = await enter(...args)
      const body = (await response.json()) as { registrations: Shown[]; manageUrl: string }
      return { status: response.status, ...body }
    },

    refused: async (...args: Parameters<typeof enter>) => {
      const response = await enter(...args)
      const [error] = ((await response.json()) as Failure).errors ?? []
      return { status: response.status, ...error }
    },

    /** As staff would, through the collection; its rules fill in the rest. */
    create: (data: Partial<Registration>) =>
      payload.create({
        collection: 'registrations',
        data: { ...person(), ...data } as Registration,
        depth: 0,
      }),

    update: (id: string, data: Partial<Registration>) =>
      payload.update({ collection: 'registrations', id, data, depth: 0 }),

    read: (id: string) =>
      payload.findByID({ collection: 'registrations', id, depth: 0, showHiddenFields: true }),

    rowsOf: (event: string) =>
      queryRows<{ id: string; status: string; user_id: string | null; price_minor: string }>(
        payload,
        sql`SELECT * FROM registrations WHERE event_id = ${event} ORDER BY created_at, id`,
      ),

    poolOf: async (event: string) => {
      const [row] = await queryRows<Record<string, string>>(
        payload,
        sql`SELECT held, taken, waiting FROM capacity_pools WHERE event_id = ${event} ORDER BY id`,
      )
      const entries = Object.entries(row ?? {})
      return Object.fromEntries(entries.map(([name, value]) => [name, Number(value)]))
    },

    /** Jobs that a registration asked for, oldest first. */
    jobsOf: (registration: string) =>
      queryRows<{ job: string; payload: Record<string, unknown> }>(
        payload,
        sql`SELECT job, payload FROM outbox WHERE payload->>'registration' = ${registration}
            ORDER BY created_at, id`,
      ),

    /** Sets columns of an event past its hooks: what a test needs to be the case. */
    setEvent: (id: string, fields: Record<string, unknown>) => {
      const column = (name: string) =>
        name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      const parts = Object.entries(fields).map(
        ([name, value]) => sql`${sql.identifier(column(name))} = ${value}`,
      )
      return queryRows(payload, sql`UPDATE events SET ${sql.join(parts, sql`, `)} WHERE id = ${id}`)
    },
  }
}

export const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
export const ahead = (minutes: number) => ago(-minutes)
