/** Room names, in one place so that who joins and who emits cannot differ. */
export const rooms = {
  user: (id: string) => `user:${id}`,
  ticket: (id: string) => `ticket:${id}`,
  allTickets: 'tickets:all',
  allCertificates: 'certificates:all',
  event: (id: string) => `event:${id}`,
  campaign: (id: string) => `campaign:${id}`,
  presence: 'presence',
  /** The ticket a room is of, or null. */
  ticketOf: (room: string) => (room.startsWith('ticket:') ? room.slice('ticket:'.length) : null),
} as const
