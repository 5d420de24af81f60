import { expect } from '@jest/globals'
import type { CollectionSlug } from 'payload'
import { builtInRoles, type BuiltInRole } from '@/access/permissions'
import type { SearchResult } from '@/lib/search/searchTypes'
import { makeEvent } from '@/testing/factories/makeEvent'
import type { TestPlatform } from '@/testing/harness'

type Answer = {
  results: SearchResult[]
  errors?: { code: string; data: { fields: { path: string }[] } }[]
}

/** One row of each type for everybody and one of the role `user`, all about olives; and a user per role. */
export async function searchDesk(platform: TestPlatform) {
  const { payload } = platform
  const users = {} as Record<BuiltInRole, { id: string; email: string; token: string }>
  const ids = {} as Record<string, string>

  const make = async (collection: CollectionSlug, data: object) =>
    String((await payload.create({ collection, data: data as never })).id)

  const ask = async (query: string, token?: string) => {
    const response = await platform.request(`/api/search?${query}`, { token })
    return { status: response.status, body: (await response.json()) as Answer }
  }

  const find = async (q: string, { token, rest = '' }: { token?: string; rest?: string } = {}) => {
    const { status, body } = await ask(`q=${encodeURIComponent(q)}${rest}`, token)
    expect(status).toBe(200)
    return body.results
  }

  for (const role of Object.keys(builtInRoles) as BuiltInRole[]) {
    users[role] = await platform.makeUser(role)
  }
  const owner = users.user.id
  const event = async (data: object) => (await makeEvent({ payload, ...data })).event.id
  ids.event = await event({
    title: 'Yürüyen Tiyatro',
    location: 'Iğdır',
    organizer: 'Zeytin Sahne',
  })
  ids.draft = await event({ title: 'Zeytin hasadı', status: 'draft' })
  ids.hidden = await event({ title: 'Zeytin gecesi', visibility: 'private' })
  ids.unlisted = await event({ title: 'Zeytin sofrası', visibility: 'unlisted' })
  ids.trashed = await event({ title: 'Zeytin çöpte' })
  await payload.update({
    collection: 'events',
    id: ids.trashed,
    data: { deletedAt: new Date().toISOString() } as never,
  })
  const person = { givenName: 'Gülşah', familyName: 'Zeytinoğlu' }
  ids.contact = await make('contacts', { ...person, email: 'gulsah@example.org', locale: 'tr' })
  ids.ownContact = await make('contacts', {
    givenName: 'Işıl',
    familyName: 'Zeytin',
    email: 'isil@example.org',
    phone: '+90 555 1112233',
    locale: 'tr',
    user: owner,
  })
  const seat = { event: ids.event, status: 'confirmed', source: 'staff' }
  ids.seat = await make('registrations', { ...seat, ...person, email: 'gulsah@example.org' })
  ids.ownSeat = await make('registrations', {
    ...seat,
    givenName: 'Işıl',
    familyName: 'Zeytin',
    email: 'isil@example.org',
    user: owner,
  })
  const ticket = { subject: 'Zeytin dalı', description: 'Biletim gelmedi', status: 'open' }
  ids.ticket = await make('tickets', { ...ticket, requester: ids.contact })
  ids.ownTicket = await make('tickets', { ...ticket, requester: ids.contact, user: owner })

  return { ask, find, make, ids, users }
}
