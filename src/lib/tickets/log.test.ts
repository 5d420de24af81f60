import { describe, expect, test } from '@jest/globals'
import type { TicketEnvelope } from './envelope'
import { followChanges } from './followChanges'
import { mergeLog, placeWithoutGap } from './mergeLog'
import { notYetInLog } from './notYetInLog'

const entry = (seq: number, changes?: Record<string, [unknown, unknown]>): TicketEnvelope => ({
  v: 1,
  id: `e${seq}`,
  ticket: 't',
  seq,
  at: '2026-11-22T12:00:00.000Z',
  actor: null,
  type: changes ? 'ticket.updated' : 'ticket.message.created',
  data: changes ? { changes } : {},
})

describe('a log put together from several sources', () => {
  test('has each entry once and in order', () => {
    const merged = mergeLog([entry(1), entry(4)], [entry(4), entry(2), entry(3)])
    expect(merged.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  })

  test('stays the same object when nothing is new', () => {
    const known = [entry(1), entry(2)]
    expect(mergeLog(known, [entry(2)])).toBe(known)
  })

  test('knows where its first gap is', () => {
    expect(placeWithoutGap([entry(3), entry(4), entry(6)], 2)).toBe(4)
    expect(placeWithoutGap([], 7)).toBe(7)
    expect(placeWithoutGap([entry(5)], 7)).toBe(7)
  })
})

test('a ticket follows the changes after its own place, and of the fields it has', () => {
  const ticket = { seq: 2, status: 'open', priority: 'low' }
  const log = [
    entry(2, { status: ['pending', 'closed'] }),
    entry(3, { status: ['open', 'pending'], assignedTo: [null, 'a'] }),
    entry(4, { status: ['pending', 'resolved'] }),
  ]
  expect(followChanges(ticket, log)).toEqual({ seq: 4, status: 'resolved', priority: 'low' })
})

describe('a message on its way', () => {
  const writer = { type: 'agent' as const, id: 'a' }
  const said = (seq: number, body: string, by: TicketEnvelope['actor']): TicketEnvelope => ({
    ...entry(seq),
    actor: by,
    data: { message: { body, kind: 'public' } },
  })
  const sent = (body: string, more = {}) => ({
    body,
    kind: 'public',
    expectedSeq: 3,
    state: 'sending',
    ...more,
  })
  const mine = { ...writer, name: 'A' }

  const left = (messages: ReturnType<typeof sent>[], ...log: TicketEnvelope[]) =>
    notYetInLog({ messages, log, writer })

  test('is shown until the log has it, by whatever way it came', () => {
    expect(left([sent('Hi')], said(3, 'Hi', mine))).toHaveLength(1)
    expect(left([sent('Hi')], said(4, 'Hi', mine))).toEqual([])
    const cutOff = sent('Hi', { state: 'failed', code: 'OFFLINE' })
    expect(left([cutOff], said(4, 'Hi', mine))).toEqual([])
  })

  test('is not taken for what somebody else wrote, for a note, or for one that was refused', () => {
    const other = said(4, 'Hi', { ...mine, id: 'b' })
    expect(left([sent('Hi')], other)).toHaveLength(1)
    expect(left([sent('Hi', { kind: 'internal' })], said(4, 'Hi', mine))).toHaveLength(1)
    const refused = sent('Hi', { state: 'failed', code: 'CONFLICT' })
    expect(left([refused], said(4, 'Hi', mine))).toEqual([refused])
  })

  test('said twice is there until both have arrived', () => {
    const twice = [sent('Hi', { key: 1 }), sent('Hi', { key: 2 })]
    expect(left(twice, said(4, 'Hi', mine))).toHaveLength(1)
    const both = [said(4, 'Hi', mine), said(5, 'Hi', mine)]
    expect(left(twice, ...both)).toEqual([])
  })
})
