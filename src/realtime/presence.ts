import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { PresenceState, Present } from '@/lib/tickets/signal'
import { emit } from '@/realtime/emit'
import { makeSignal } from '@/realtime/makeSignal'
import { readPresent } from '@/realtime/readPresent'
import { rooms } from '@/realtime/rooms'

type Entry = { socket: string; room: string } & Pick<Present, 'name' | 'state' | 'type'> & {
    person: string
  }

/** A process that dies is missed after this long; one that lives renews what it holds well before. */
export const presenceTtlMs = 45_000

/**
 * Presence of the sockets of this process, shared with all others through the database. Staff are told of
 * every change: who is in the panel, and who looks at a ticket.
 */
export function makePresence(payload: Payload) {
  const mine = new Map<string, Entry>()
  let closed = false
  const keyOf = ({ socket, room }: { socket: string; room: string }) => `${socket} ${room}`

  const write = (entries: Entry[]) =>
    queryRows(
      payload,
      sql`INSERT INTO socket_presence (socket, room, person, type, name, state, expires_at)
          SELECT socket, room, person, type, name, state,
            now() + ${presenceTtlMs} * interval '1 millisecond'
          FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
            AS here(socket text, room text, person text, type text, name text, state text)
          ON CONFLICT (socket, room) DO UPDATE
            SET state = excluded.state, expires_at = excluded.expires_at`,
    )

  return {
    /** A socket enters a room. Safe to repeat. */
    enter: async (entry: Entry) => {
      mine.set(keyOf(entry), entry)
      await write([entry])
      await announce(payload, entry.room)
    },
    /** What the person of a socket does there; nothing happens when it is not in the room. */
    say: async (place: { socket: string; room: string }, state: PresenceState) => {
      const entry = mine.get(keyOf(place))
      if (!entry || entry.state === state) return
      entry.state = state
      await write([entry])
      await announce(payload, entry.room)
    },
    /** A socket leaves one room, or all of them when none is named. */
    leave: async (socket: string, room?: string) => {
      if (closed) return
      for (const [key, entry] of mine) {
        if (entry.socket === socket && (!room || entry.room === room)) mine.delete(key)
      }
      await announceAll(
        payload,
        await queryRows<{ room: string }>(
          payload,
          sql`DELETE FROM socket_presence WHERE socket = ${socket}
                AND ${room ? sql`room = ${room}` : sql`true`} RETURNING room`,
        ),
      )
    },
    /** Says that the sockets of this process live, and forgets those of processes that do not. */
    renew: async () => {
      if (mine.size > 0) await write([...mine.values()])
      await announceAll(
        payload,
        await queryRows<{ room: string }>(
          payload,
          sql`DELETE FROM socket_presence WHERE expires_at <= now() RETURNING room`,
        ),
      )
    },
    /** Everybody leaves, before the process stops in order. */
    close: async () => {
      closed = true
      const sockets = JSON.stringify([...new Set([...mine.values()].map(({ socket }) => socket))])
      mine.clear()
      await announceAll(
        payload,
        await queryRows<{ room: string }>(
          payload,
          sql`DELETE FROM socket_presence
              WHERE socket IN (SELECT jsonb_array_elements_text(${sockets}::jsonb)) RETURNING room`,
        ),
      )
    },
  }
}

export type Presence = ReturnType<typeof makePresence>

async function announceAll(payload: Payload, rows: { room: string }[]): Promise<void> {
  for (const room of new Set(rows.map((row) => row.room))) await announce(payload, room)
}

async function announce(payload: Payload, room: string): Promise<void> {
  const users = await readPresent(payload, room)
  emit({
    namespace: 'agent',
    to: room,
    event: 'presence.changed',
    data: makeSignal({
      type: 'presence.changed',
      ticket: rooms.ticketOf(room),
      data: { count: users.length, users },
    }),
  })
}
