import type { Endpoint } from 'payload'
import { invalidFields } from '@/errors'
import { search, searchQuery } from './search'

/** One search over events, contacts, registrations and tickets; everyone finds what they may see. */
export const searchEndpoints: Endpoint[] = [
  {
    path: '/search',
    method: 'get',
    handler: async (req) => {
      const query = searchQuery.safeParse(Object.fromEntries(req.searchParams))
      if (!query.success) {
        throw invalidFields(
          query.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
        )
      }
      return Response.json({ results: await search({ req, ...query.data }) })
    },
  },
]
