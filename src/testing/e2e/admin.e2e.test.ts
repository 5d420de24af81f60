import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { loginOf, requirePlatform } from '@/testing/e2e/sharedPlatform'
import {
  changeLook,
  findBarriers,
  findPaleTexts,
  isTooWide,
  type Look,
  openPage,
  signIn,
  startBrowser,
  takePicture,
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

  test('gets from an event to its people, their files and its gate, and sees how it does', async () => {
    const page = await openAdmin()
    const found = await page.request.get('/api/events?where[title][equals]=PostgreSQL in Practice')
    const { docs } = (await found.json()) as { docs: [{ id: string }] }
    const address = `/admin/collections/events/${docs[0].id}`
    await page.goto(address)
    const panel = page.getByRole('region', { name: 'This event' })
    const table = panel.getByRole('table', { name: 'Registrations per day' })
    await table.waitFor()
    // The week up to the last registration, and the head of the table.
    expect(await table.getByRole('row').count()).toBeGreaterThanOrEqual(8)
    await panel.getByText('No payments yet.').waitFor()
    for (const kind of ['csv', 'xlsx']) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        panel.getByRole('link', { name: `Download ${kind.toUpperCase()}` }).click(),
      ])
      expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${kind}$`))
    }
    await panel.getByRole('link', { name: 'Registrations' }).click()
    await page.waitForURL(/collections\/registrations/)
    await page.locator('.collection-list table').waitFor()
    const events = page.locator('.collection-list td.cell-event')
    expect(new Set(await events.allTextContents()).size).toBeLessThanOrEqual(1)
    await page.goto(address)
    await panel.getByRole('link', { name: 'Check-in' }).click()
    await page.getByRole('heading', { name: 'PostgreSQL in Practice' }).waitFor()
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

describe('the search', () => {
  test('opens by its keys, finds by typing, and goes there without a mouse', async () => {
    const page = await openAdmin()
    await page.goto('/admin')
    const box = page.getByRole('dialog')
    const line = box.getByRole('combobox')
    await page.getByRole('button', { name: 'Search', exact: true }).waitFor()
    await page.keyboard.press('Control+k')
    await line.waitFor()
    await page.keyboard.press('Escape')
    await line.waitFor({ state: 'detached' })

    await page.keyboard.press('/')
    await line.waitFor()
    // Typed where text goes, it is a sign like any other.
    await page.keyboard.type('bulusma/')
    expect(await line.inputValue()).toBe('bulusma/')
    await page.keyboard.press('Backspace')
    await box.getByRole('option', { name: /Gönüllü Buluşması/ }).waitFor()
    expect(await findBarriers(page, 'dialog')).toEqual([])
    await changeLook(page, { theme: 'dark', width: 'phone' })
    expect({ pale: await findPaleTexts(page, 'dialog'), wide: await isTooWide(page) }).toEqual({
      pale: [],
      wide: false,
    })
    await takePicture(page, 'search-phone-dark')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/admin\/collections\/events\/[0-9a-f-]{36}/)
    await page.context().close()
  })

  test('says so when it finds nothing', async () => {
    const page = await openAdmin({ language: 'tr' })
    await page.goto('/admin')
    await page.getByRole('button', { name: 'Ara', exact: true }).click()
    await page.keyboard.type('zzzz-böyle-bir-şey-yok')
    await page.getByText('için sonuç bulunamadı').waitFor()
    await page.context().close()
  })
})

describe('a new API key', () => {
  test('is shown once, opens what was ticked, and is copied by a button', async () => {
    const page = await openAdmin()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto('/admin/collections/api-keys/create')
    await page.getByRole('button', { name: 'Create key' }).click()
    await page.getByText('Tick at least one scope').first().waitFor()
    await page.locator('#field-name').fill('Bilet panosu')
    await page.getByRole('checkbox', { name: 'See registrations' }).check()
    await page.getByRole('button', { name: 'Create key' }).click()
    const box = page.getByRole('dialog', { name: 'The new key' })
    const key = (await box.locator('code').textContent()) ?? ''
    expect(await findBarriers(page, 'dialog')).toEqual([])
    await changeLook(page, { theme: 'dark', width: 'phone' })
    expect({ pale: await findPaleTexts(page, 'dialog'), wide: await isTooWide(page) }).toEqual({
      pale: [],
      wide: false,
    })
    await takePicture(page, 'api-key-phone-dark')
    await box.getByRole('button', { name: 'Copy' }).click()
    await box.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key)

    const ask = async (path: string) =>
      (await fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${key}` } })).status
    expect([await ask('/api/registrations?limit=1'), await ask('/api/users?limit=1')]).toEqual([
      200, 403,
    ])
    await box.getByRole('button', { name: 'I have it' }).click()
    await page.waitForURL(/\/admin\/collections\/api-keys\/[0-9a-f-]{36}/)
    await page.getByText('Revoke this key').waitFor()
    expect(await page.content()).not.toContain(key)
    await page.context().close()
  })
})
