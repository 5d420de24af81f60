import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { mailedLink } from '@/testing/e2e/mailedLink'
import { loginOf, requirePlatform } from '@/testing/e2e/sharedPlatform'
import {
  findBarriers,
  isTooWide,
  openPage,
  signIn,
  startBrowser,
  takePicture,
} from '@/testing/e2e/startBrowser'
import type { Look } from '@/testing/e2e/startBrowser'

/** An agent at the desk and a customer behind the link of their mail, each in a browser of their own. */
const platform = requirePlatform()
let browser: Browser
let ticket: { id: string; number: string }
let link: string

beforeAll(async () => {
  browser = await startBrowser()
  const response = await fetch(`${platform.url}/api/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      subject: 'Yaka kartımda adım yanlış',
      description: 'Kartta “Gulsah” yazıyor, ama adım Gülşah.',
      email: 'gulsah@example.org',
      givenName: 'Gülşah',
      locale: 'tr',
    }),
  })
  ticket = ((await response.json()) as { doc: typeof ticket }).doc
  link = await mailedLink({ subject: ticket.number, link: /\/portal\/\S+/ })
})
afterAll(async () => {
  await browser?.close()
})

async function openDesk(look: Look = {}): Promise<Page> {
  const page = await openPage(browser, { url: platform.url, ...look })
  await signIn(page, loginOf('support-agent'))
  await page.goto(`/admin/collections/tickets/${ticket.id}`)
  await page.waitForSelector('.ticket-desk .is-live')
  return page
}

async function openPortal(look: Look = {}): Promise<Page> {
  const page = await openPage(browser, { url: platform.url, ...look })
  await page.goto(link)
  await page.waitForSelector('.ticket-portal .is-live')
  return page
}

test('what each side writes appears at the other at once; a note does not', async () => {
  const desk = await openDesk()
  const portal = await openPortal({ language: 'tr' })
  await desk.getByText('Gülşah (Customer)').waitFor()

  await desk.keyboard.press('n')
  await desk.keyboard.type('Only for us.')
  await desk.keyboard.press('Control+Enter')
  await desk.locator('.ticket-message--note', { hasText: 'Only for us.' }).waitFor()
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('r')
  await desk.keyboard.type('Yeni kartınız hazır.')
  await portal.locator('.ticket-portal__typing:not(:empty)').waitFor()
  await desk.keyboard.press('Control+Enter')
  await portal.getByText('Yeni kartınız hazır.').waitFor()
  expect(await portal.getByText('Only for us.').count()).toBe(0)

  await portal.getByRole('textbox').fill('Teşekkürler!')
  await portal.getByRole('button', { name: 'Gönder' }).click()
  await desk.getByText('Teşekkürler!').waitFor()
  await desk.context().close()
  await portal.context().close()
})

test('what cannot be sent is kept, and goes out when the line is back', async () => {
  const desk = await openDesk()
  const portal = await openPortal()
  await desk.context().setOffline(true)
  await desk.locator('.ticket-composer textarea').fill('Written in a tunnel.')
  await desk.getByRole('button', { name: 'Send reply' }).click()
  const failed = desk.locator('.is-failed', { hasText: 'Written in a tunnel.' })
  await failed.waitFor()
  await desk.context().setOffline(false)
  await failed.getByRole('button', { name: 'Try again' }).click()
  await portal.getByText('Written in a tunnel.').waitFor()
  expect(await portal.getByText('Written in a tunnel.').count()).toBe(1)
  await desk.context().close()
  await portal.context().close()
})

test('a draft survives the closing of the tab', async () => {
  const desk = await openDesk()
  await desk.locator('.ticket-composer textarea').fill('Half a sentence')
  await desk.reload()
  await desk.waitForSelector('.ticket-desk .is-live')
  expect(await desk.locator('.ticket-composer textarea').inputValue()).toBe('Half a sentence')
  await desk.context().close()
})

test.each([
  { width: 'desktop', theme: 'light', language: 'en' },
  { width: 'desktop', theme: 'dark', language: 'tr' },
  { width: 'phone', theme: 'light', language: 'tr' },
  { width: 'phone', theme: 'dark', language: 'en' },
] as const)('both pages fit and hinder nobody: %o', async (look) => {
  for (const [name, open, selector] of [
    ['desk', openDesk, '.ticket-desk'],
    ['portal', openPortal, 'main'],
  ] as const) {
    const page = await open(look)
    expect(await findBarriers(page, selector)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
    await takePicture(page, `ticket-${name}-${look.width}-${look.theme}`)
    await page.context().close()
  }
})
