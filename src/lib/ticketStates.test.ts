import { describe, expect, test } from '@jest/globals'
import { legalTicketTransitions, ticketStates, ticketStatuses } from './ticketStates'

const now = new Date('2026-11-22T12:00:00Z')

describe('the states of a ticket', () => {
  test('a ticket closed 14 days ago can still be opened, one closed a second longer cannot', () => {
    const at = (closedAt: string) => legalTicketTransitions({ status: 'closed', closedAt, now })
    expect(at('2026-11-08T12:00:00Z')).toEqual(['open'])
    expect(at('2026-11-08T11:59:59Z')).toEqual([])
  })

  test('nothing leads from resolved or closed to waiting, and every state leads to closed', () => {
    for (const status of ticketStatuses) {
      const to = legalTicketTransitions({ status, closedAt: now, now })
      expect(to).not.toContain(status)
      if (status === 'closed') continue
      expect(to).toContain('closed')
    }
    expect(ticketStates.transitions.resolved).toEqual(['open', 'closed'])
    expect(ticketStates.transitions.closed).toEqual(['open'])
  })
})
