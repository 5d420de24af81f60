import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { loginOf, requirePlatform } from '@/testing/e2e/sharedPlatform'
import {
  findBarriers,
  isTooWide,
  type Look,
  openPage,
  signIn,
  startBrowser,
  takePicture,
  widths,
} from '@/testing/e2e/startBrowser'
import { waitUntil } from '@/testing/waitUntil'

const { url } = requirePlatform()
const admin = loginOf('admin')
let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** A page signed in as the administrator. */
async function openAdmin(look: Look = {}): Promise<Page> {
  const page = await openPage(browser, { url, ...look })
  await signIn(page, admin)
  return page
}

const title = `Kıyıda Açılış ${Date.now()}`

describe('an administrator', () => {
  test('signs in by the form, and is told when the password is wrong', async () => {
    const page = await openPage(browser, { url })
    await page.goto('/admin')
    await page.locator('#field-email').fill(admin.email)
    await page.locator('#field-password').fill('not-the-password')
    await page.locator('form button[type=submit]').click()
    await page
      .getByText(/e-?mail|password|wrong|incorrect/i)
      .last()
      .waitFor()
    await page.locator('#field-password').fill(admin.password)
    await page.locator('form button[type=submit]').click()
    await page.getByRole('heading', { level: 1, name: /Hello, Defne/ }).waitFor()
    await page.context().close()
  })

  test('sees the day at a glance on the dashboard', async () => {
    const page = await openAdmin()
    await page.goto('/admin')
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    await page.getByRole('link', { name: 'Gönüllü Buluşması' }).first().waitFor()
    await page.context().close()
  })

  test('writes an event and finds it in the list', async () => {
    const page = await openAdmin()
    await page.goto('/admin/collections/events?search=bulu%C5%9Fma')
    await page.getByRole('link', { name: 'Gönüllü Buluşması' }).first().waitFor()
    await page.goto('/admin/collections/events/create')
    await page.locator('#field-title').fill(title)
    await pickDate(page, { field: 'startDate', text: '05/20/2030 7:00 PM' })
    await pickDate(page, { field: 'endDate', text: '05/20/2030 10:00 PM' })
    await page.locator('#action-save').click()
    await page.waitForURL(/\/admin\/collections\/events\/[0-9a-f-]{36}/)
    await page.goto(`/admin/collections/events?search=${encodeURIComponent(title)}`)
    await page.getByRole('link', { name: title }).waitFor()
    await page.context().close()
  })

  test('registers somebody by hand, whose admission is in the mailbox', async () => {
    const page = await openAdmin()
    const email = `cigdem-${Date.now()}@example.org`
    await page.goto('/admin/collections/registrations/create')
    await choose(page, { field: 'event', name: 'PostgreSQL in Practice' })
    await page.locator('#field-givenName').fill('Çiğdem')
    await page.locator('#field-familyName').fill('Işıklı')
    await page.locator('#field-email').fill(email)
    await page.locator('#action-save').click()
    await page.waitForURL(/\/admin\/collections\/registrations\/[0-9a-f-]{36}/)
    const mail = page.getByRole('link').filter({ hasText: email })
    await waitUntil({
      what: 'the admission is in the mailbox',
      timeoutMs: 60_000,
      holds: async () => {
        await page.goto(`/admin/mailbox?search=${encodeURIComponent(email)}`)
        return (await mail.count()) > 0
      },
    })
    await mail.first().click()
    await page.getByRole('heading', { name: 'Attachments' }).waitFor()
    await page.getByRole('link', { name: /\.pdf/ }).waitFor()
    await page.context().close()
  })
})

type Typed = { field: string; text: string }

async function pickDate(page: Page, { field, text }: Typed): Promise<void> {
  const input = page.locator(`#field-${field} input`)
  await input.fill(text)
  await input.press('Enter')
}

/** Chooses a document in a relationship field. */
async function choose(page: Page, { field, name }: { field: string; name: string }): Promise<void> {
  const box = page.locator(`#field-${field}`)
  await box.locator('input').first().fill(name)
  await page.getByRole('option', { name }).first().click()
}

const pages: [name: string, path: string, ready: string][] = [
  ['dashboard', '/admin', '.rostrum-dashboard'],
  ['events', '/admin/collections/events', '.collection-list table'],
  ['registrations', '/admin/collections/registrations', '.collection-list'],
  ['mailbox', '/admin/mailbox', '.rostrum-mailbox'],
  ['import', '/admin/import-events', '.rostrum-import'],
]

describe.each(pages)('the %s page', (name, address, ready) => {
  test.each([
    ['phone, dark, Turkish', { width: 'phone', theme: 'dark', language: 'tr' }],
    ['desktop, light, English', { width: 'desktop', theme: 'light', language: 'en' }],
  ] as const)('has no barrier and fits: %s', async (_what, look) => {
    const page = await openAdmin(look)
    await page.goto(address)
    await page.locator(ready).first().waitFor()
    await page.setViewportSize(widths[look.width])
    await takePicture(page, `${name}-${look.width}-${look.theme}-${look.language}`)
    // Payload's own navigation and tables are its makers' business.
    const own = address.startsWith('/admin/collections') ? null : ready
    if (own) expect(await findBarriers(page, own)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
    await page.context().close()
  })
})
