import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { loginOf, requirePlatform } from '@/testing/e2e/sharedPlatform'
import { openPage, signIn, startBrowser } from '@/testing/e2e/startBrowser'

const { url } = requirePlatform()
let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

test('door staff let somebody in by keyboard, once, and take it back', async () => {
  const page = await openPage(browser, { url, width: 'phone' })
  await signIn(page, loginOf('door-staff'))
  const { docs } = (await (
    await page.request.get('/api/events?where[title][equals]=PostgreSQL in Practice')
  ).json()) as { docs: [{ id: string }] }
  const registered = await page.request.post(`/api/events/${docs[0].id}/register`, {
    data: { email: `kapi-${Date.now()}@example.org`, givenName: 'Özge', familyName: 'Yıldız' },
  })
  const { registrations } = (await registered.json()) as { registrations: [{ code: string }] }
  const { code } = registrations[0]

  await page.goto(`/admin/check-in?event=${docs[0].id}`)
  const line = page.getByRole('searchbox')
  const result = page.locator('.checkin-result')
  const type = async (text: string) => {
    await line.focus()
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  await type(code.toLowerCase())
  await result.getByText('Welcome').waitFor()
  await result.getByText('Özge Yıldız').waitFor()
  // Ready for the next one without a touch.
  expect(await line.evaluate((input) => input === document.activeElement)).toBe(true)
  expect(await line.inputValue()).toBe('')

  await type(code)
  await result.getByText('Not admitted').waitFor()
  await result.getByText(/Already in since \d\d:\d\d, by \S/).waitFor()
  await type('2222-22222')
  await result.getByText('No registration of this event has this code.').waitFor()

  await page.locator('.checkin-recent').getByRole('button', { name: 'Undo' }).click()
  await page.locator('.checkin-recent').getByText('undone').waitFor()
  await type(code)
  await result.getByText('Welcome').waitFor()
  await result.getByRole('button', { name: 'Undo' }).click()
  await result.getByText('Taken back').waitFor()
  await page.context().close()
})
