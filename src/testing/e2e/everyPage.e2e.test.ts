import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { loginOf, requirePlatform } from '@/testing/e2e/sharedPlatform'
import {
  changeLook,
  findBarriers,
  findPaleTexts,
  isTooWide,
  openPage,
  signIn,
  startBrowser,
  takePicture,
} from '@/testing/e2e/startBrowser'

/**
 * Each of our pages once, in Turkish: on a phone in the light, then on a desktop in the dark. What is not
 * ours is left out by selector: Payload's own navigation, forms and tables are its makers' business.
 */
const { url } = requirePlatform()
const api = '/admin/collections'
let browser: Browser
let staff: Page
let ids: Known

beforeAll(async () => {
  browser = await startBrowser()
  staff = await openPage(browser, { url, language: 'tr', width: 'phone' })
  await signIn(staff, loginOf('admin'))
  ids = await prepare(staff)
})
afterAll(() => browser.close())

type Known = Partial<Record<string, string>>
type Row = { id: string }
type Answer = { docs: Row[]; doc: Row; batch: Row; registrations: Row[]; manageUrl: string }

/** Something for each page to show: certificates that wait, a campaign, somebody who has registered. */
async function prepare(page: Page): Promise<Known> {
  const call = async (path: string, data?: object) => {
    // As the panel itself asks: a cookie counts for nothing without the origin it belongs to.
    const headers = { Origin: url }
    const answer = await page.request.fetch(path, { data, headers, method: data ? 'POST' : 'GET' })
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
  const first = async (path: string) => (await call(`${path}&limit=1`)).docs[0] as Row
  const event = await first('/api/events?where[title][equals]=PostgreSQL in Practice')
  const person = {
    email: `her-sayfa-${Date.now()}@example.org`,
    givenName: 'Şükrü',
    familyName: 'Ağaoğlu',
  }
  const { registrations, manageUrl } = await call(`/api/events/${event.id}/register`, person)
  const registration = registrations[0]?.id
  const { batch } = await call('/api/certificates/generate', {
    event: event.id,
    registrations: [registration],
  })
  const { doc: campaign } = await call('/api/campaigns', {
    name: 'Uzun adlı bir kampanya: gelecek sezonun duyurusu',
    subject: 'Merhaba {{ contact.givenName }}',
    locale: 'tr',
  })
  const template = await first('/api/certificate-templates?depth=0')
  const contact = await first('/api/contacts?sort=-createdAt')
  const role = await first('/api/roles?where[name][equals]=marketing')
  return {
    ...{ event: event.id, registration, contact: contact.id, role: role.id },
    ...{ batch: batch.id, campaign: campaign.id },
    ...{ template: template.id, manage: new URL(manageUrl).pathname },
  }
}

/** Where it is, and what of it is ours. */
type Place = [name: string, path: (known: Known) => string, ours: string]

const panel: Place[] = [
  ['dashboard', () => '/admin', '.rostrum-dashboard'],
  ['calendar', () => '/admin/calendar', '.rostrum-calendar'],
  ['choice of a check-in', () => '/admin/check-in', '.rostrum-checkin'],
  ['check-in', ({ event }) => `/admin/check-in?event=${event}`, '.checkin-desk'],
  ['mailbox', () => '/admin/mailbox', '.rostrum-mailbox'],
  ['import', () => '/admin/import-events', '.rostrum-import'],
  ['own account', () => '/admin/account', '.account-panel'],
  ['campaign', ({ campaign }) => `${api}/campaigns/${campaign}`, '.campaigns-desk'],
  [
    'certificate batch',
    ({ batch }) => `${api}/certificate-batches/${batch}`,
    '.certificates-batch',
  ],
  ['certificate batches', () => `${api}/certificate-batches`, '.certificates-generate'],
  [
    'certificate template',
    ({ template }) => `${api}/certificate-templates/${template}`,
    '.certificates-preview',
  ],
  ['contact', ({ contact }) => `${api}/contacts/${contact}`, '.rostrum-timeline'],
  ['registration', ({ registration }) => `${api}/registrations/${registration}`, '.rostrum-desk'],
  ['event', ({ event }) => `${api}/events/${event}`, '.event-panel__charts'],
  ['role', ({ role }) => `${api}/roles/${role}`, '.permissions-field'],
  ['API key', () => `${api}/api-keys/create`, '.permissions-field'],
]

const site: Place[] = [
  ['start', () => '/', 'main'],
  ['event', () => '/events/postgresql-in-practice', 'main'],
  ['registration of a person', ({ manage }) => manage ?? '', 'main'],
  ['sign-in', () => '/account/sign-in', 'main form'],
  ['forgotten password', () => '/account/forgot', 'main form'],
  ['new password', () => '/account/reset?token=none', 'main form'],
  ['confirmation of an address', () => '/account/verify?token=none', 'main button'],
  ['account without a session', () => '/account', 'main a'],
  ['unknown certificate', () => '/verify/AAAA-AAAA-AAAA', 'main'],
  ['missing', () => '/nothing-is-here', 'main'],
]

async function look(page: Page, [name, path, ours]: Place): Promise<void> {
  await page.goto(path(ids))
  await page.locator(ours).first().waitFor()
  await page.waitForLoadState('load')
  const scope = path(ids).startsWith('/admin') ? ours : 'body'
  expect({ wide: await isTooWide(page), barriers: await findBarriers(page, scope) }).toEqual({
    wide: false,
    barriers: [],
  })
  await takePicture(page, `${name}-phone-light`)
  await changeLook(page, { theme: 'dark', width: 'desktop' })
  const barriers = await findPaleTexts(page, scope)
  expect({ wide: await isTooWide(page), barriers }).toEqual({ wide: false, barriers: [] })
  await takePicture(page, `${name}-desktop-dark`)
  await changeLook(page, { theme: 'light', width: 'phone' })
}

describe('fits a phone and a desktop and hinders nobody, in the light and in the dark', () => {
  test.each(panel)('panel: %s', async (...place) => {
    await look(staff, place)
  })

  test.each(site)('site: %s', async (...place) => {
    await look(staff, place)
  })
})

test('tabs are named, and columns are sorted, in the language of the reader', async () => {
  await staff.goto('/admin/calendar')
  expect(await staff.title()).toBe('Takvim · Rostrum')
  await staff.goto(`${api}/contacts`)
  const sorting = staff.locator('.sort-column button')
  await sorting.first().waitFor({ state: 'attached' })
  const said = await sorting.evaluateAll((all) =>
    all.map((each) => each.getAttribute('aria-label')),
  )
  expect(said).toContain('E-posta adresi göre sırala artan')
  expect(said.filter((each) => each?.includes('object'))).toEqual([])
})
