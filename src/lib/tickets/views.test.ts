import { describe, expect, test } from '@jest/globals'
import { eventForAgent, messageForAgent } from './agentView'
import { eventForCustomer, messageForCustomer } from './customerView'
import { ticketEventTypes } from './envelope'
import type { TicketEventData, TicketEventRow, TicketEventType, TicketMessageRow } from './envelope'

const staffId = '0193a000-0000-7000-8000-00000000beef'

const message = (kind: TicketMessageRow['kind']): TicketMessageRow => ({
  id: 'm1',
  ticket: 't1',
  kind,
  authorType: 'agent',
  authorId: staffId,
  authorName: 'Defne',
  channel: 'admin',
  body: kind === 'internal' ? 'secret-note' : 'Hello',
  attachments: [{ id: 'f1', filename: 'a.pdf', mimeType: 'application/pdf', filesize: 3 }],
  seq: 9,
  publicSeq: kind === 'internal' ? null : 4,
  createdAt: '2026-11-22T12:00:00.000Z',
})

const event = (
  type: TicketEventType,
  data: TicketEventData,
  publicSeq: number | null,
): TicketEventRow => ({
  id: 'e1',
  ticket: 't1',
  seq: 9,
  publicSeq,
  type,
  actorType: 'agent',
  actorId: staffId,
  actorName: 'Defne',
  data,
  createdAt: '2026-11-22T12:00:00.000Z',
})

const opening = {
  number: 'TKT-2026-000001',
  subject: 'Badge',
  status: 'open',
  priority: 'high',
  assignedTo: staffId,
  tags: ['vip'],
}
const changes = {
  status: ['open', 'pending'],
  assignedTo: [null, staffId],
  tags: [[], ['vip']],
  firstResponseAt: [null, '2026-11-22T12:00:00.000Z'],
} as Record<string, [unknown, unknown]>

/** One example of each type of event, as rich in staff's own facts as it can be. */
const examples: Record<TicketEventType, TicketEventRow> = {
  'ticket.created': event('ticket.created', opening, 1),
  'ticket.updated': event('ticket.updated', { changes, reason: 'staff-reason' }, 4),
  'ticket.message.created': event('ticket.message.created', { message: 'm1', kind: 'public' }, 4),
}

describe('what customers see of a ticket', () => {
  test.each(ticketEventTypes)('%s carries nothing of staff but their names', (type) => {
    const seen = eventForCustomer(examples[type], message('public'))
    const text = JSON.stringify(seen)
    expect(seen).not.toBeNull()
    for (const secret of [
      staffId,
      'assignedTo',
      'vip',
      'firstResponseAt',
      'staff-reason',
      'admin',
    ]) {
      expect(text).not.toContain(secret)
    }
    expect(seen?.seq).toBe(examples[type].publicSeq)
  })

  test.each(ticketEventTypes)(
    '%s is nothing to customers when it has no place in their log',
    (type) => {
      expect(eventForCustomer({ ...examples[type], publicSeq: null }, message('public'))).toBeNull()
    },
  )

  test('an internal note never becomes theirs, not even by a place in their log', () => {
    const note = { ...message('internal'), publicSeq: 4 }
    expect(messageForCustomer(note)).toBeNull()
    expect(messageForCustomer({ ...message('public'), publicSeq: null })).toBeNull()
    const leaked = event('ticket.message.created', { message: 'm1', kind: 'internal' }, 4)
    expect(eventForCustomer(leaked, note)).toBeNull()
  })

  test('a change of nothing but staff fields is no event to them', () => {
    const only = { assignedTo: changes.assignedTo as [unknown, unknown] }
    expect(eventForCustomer(event('ticket.updated', { changes: only }, 4))).toBeNull()
  })
})

describe('what staff see of a ticket', () => {
  test('everything, numbered by their own count', () => {
    expect(eventForAgent(examples['ticket.updated']).data).toEqual({
      changes,
      reason: 'staff-reason',
    })
    const seen = eventForAgent(examples['ticket.message.created'], message('internal'))
    expect(seen).toMatchObject({
      seq: 9,
      actor: { id: staffId, name: 'Defne', type: 'agent' },
      data: { message: { body: 'secret-note', kind: 'internal', seq: 9 } },
    })
    expect(messageForAgent(message('public')).attachments[0]?.url).toBe('/api/tickets/t1/files/f1')
  })
})
