import type { Endpoint } from 'payload'
import { endOtherSessions, endOwnSession } from '@/operations/accounts/endOwnSessions'
import { listSessions } from '@/operations/accounts/listSessions'

/**
 * Where the signed-in person is signed in. GET /api/users/me/sessions: 200 `{ docs }`; DELETE .../:id: 204, ends
 * that one; DELETE without an id: 204, ends all but the one that asks.
 */
export const sessionEndpoints: Omit<Endpoint, 'root'>[] = [
  {
    path: '/me/sessions',
    method: 'get',
    handler: async (req) => Response.json({ docs: await listSessions(req) }),
  },
  {
    path: '/me/sessions',
    method: 'delete',
    handler: async (req) => {
      await endOtherSessions(req)
      return new Response(null, { status: 204 })
    },
  },
  {
    path: '/me/sessions/:session',
    method: 'delete',
    handler: async (req) => {
      await endOwnSession(req, String(req.routeParams?.session))
      return new Response(null, { status: 204 })
    },
  },
]
