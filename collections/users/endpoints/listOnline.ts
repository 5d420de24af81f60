import type { PayloadHandler } from 'payload'
import { assertCan } from '@/access/can'
import { readPresent } from '@/realtime/readPresent'
import { rooms } from '@/realtime/rooms'

/** 200 `{ count, users }`: who is in the admin panel now, on any web process. For staff. */
export const listOnline: PayloadHandler = async (req) => {
  assertCan(req, 'admin.access')
  const present = await readPresent(req.payload, rooms.presence)
  const users = present.map(({ id, name, since }) => ({ id, name, since }))
  return Response.json({ count: users.length, users })
}
