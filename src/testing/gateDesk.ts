import { queryRows, sql } from '@/db/sql'
import { admissionToken } from '@/operations/registrations/admissionToken'
import { registrationDesk } from '@/testing/registrationDesk'
import type { TestPlatform } from '@/testing/harness'

export type ShownCheckIn = {
  id: string
  scannedAt: string
  voidedAt: string | null
  operator: string
}

type Person = { id: string; status: string; checkedInAt: string; attendee: { givenName: string } }

type Door = { id: string; token: string }

/** What tests about the doors do over and over, on one platform, as member of staff `door`. */
export function gateDesk(platform: TestPlatform, door: Door) {
  const { payload } = platform
  const desk = registrationDesk(platform)

  /** Registers a person; with what their QR code holds. */
  const enter = async (event: string) => {
    const { registrations } = await desk.entered(event)
    const { id, code } = registrations[0] as { id: string; code: string }
    const { secret } = await desk.read(id)
    return { id, code, qr: admissionToken({ id, secret: secret as string }) }
  }

  return {
    desk,
    enter,

    scan: async (event: string, body: object, token = door.token) => {
      const path = `/api/events/${event}/checkin`
      const { status, json, error } = await desk.send('POST', path, { body, token })
      const shown = json as unknown as { checkIn: ShownCheckIn; registration: Person }
      return { status, json, error, checkIn: shown.checkIn, registration: shown.registration }
    },

    undo: (id: string, token = door.token) =>
      desk.send('DELETE', `/api/check-ins/${id}`, { token }),

    /** An event with one person registered. */
    admitted: async (options: Parameters<typeof desk.openEvent>[0] = {}) => {
      const { event } = await desk.openEvent(options)
      return { event, ...(await enter(event.id)) }
    },

    rowsOf: (registration: string) =>
      queryRows<{ result: string; reason: string | null; voided_at: string | null }>(
        payload,
        sql`SELECT * FROM check_ins WHERE registration_id = ${registration} ORDER BY created_at, id`,
      ),

    makeList: (event: string, data: object) =>
      payload.create({
        collection: 'check-in-lists',
        data: { event, name: 'Kuzey kapısı', policy: 'once', ...data } as never,
        depth: 0,
      }),
  }
}
