import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { loginOf, requirePlatform } from '@/testing/e2e/sharedPlatform'
import { openPage, signIn, startBrowser } from '@/testing/e2e/startBrowser'

const { url } = requirePlatform()
const admin = loginOf('admin')
let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** A page, and what its policy and those of its frames refused so far. */
async function openWatched(): Promise<{ page: Page; refused: string[] }> {
  const page = await openPage(browser, { url })
  const refused: string[] = []
  page.on('console', (message) => {
    if (/content security policy|content-security-policy/i.test(message.text())) {
      refused.push(`${page.url()}: ${message.text()}`)
    }
  })
  return { page, refused }
}

/** Where, and what is there once its scripts have run. */
type Place = [path: string, ready: string]

async function visit(page: Page, places: Place[]): Promise<void> {
  for (const [path, ready] of places) {
    await page.goto(path)
    await page.locator(ready).first().waitFor()
    await page.waitForLoadState('load')
  }
}

/** The first row of a list, by its address: a click in the moment a list sorts itself out leads nowhere. */
async function openFirst(page: Page): Promise<void> {
  const link = page.locator('.collection-list tbody a').first()
  await page.goto((await link.getAttribute('href')) ?? '')
}

describe('the policy for scripts stops nothing of ours', () => {
  test('in the panel: log-in, lists, an event with its editor, dashboard, check-in, calendar', async () => {
    const { page, refused } = await openWatched()
    await page.goto('/admin')
    await page.locator('#field-email').fill(admin.email)
    await page.locator('#field-password').fill(admin.password)
    await page.locator('form button[type=submit]').click()
    await page.getByRole('heading', { level: 1, name: /Hello/ }).waitFor()
    await visit(page, [
      ['/admin/check-in', '.rostrum'],
      ['/admin/calendar', '.rostrum'],
      ['/admin/mailbox', '.rostrum-mailbox'],
      ['/admin/import-events', '.rostrum-import'],
      ['/admin/account', '.rostrum'],
      ['/admin/collections/campaigns', '.collection-list'],
      ['/admin/collections/media/create', '.file-field'],
      ['/admin/queues', 'main'],
      ['/admin/collections/certificate-templates', '.collection-list table'],
    ])
    await openFirst(page)
    await page.locator('.certificates-preview img').waitFor()
    await visit(page, [['/admin/collections/events', '.collection-list table']])
    await openFirst(page)
    const editor = page.locator('.rich-text-lexical [contenteditable=true]').first()
    await editor.click()
    await editor.pressSequentially('Yeni ')
    await page.locator('#action-save').click()
    await page
      .getByText(/successfully/i)
      .first()
      .waitFor()
    expect(refused).toEqual([])
    await page.context().close()
  })

  test('on the site, in its account pages, in the documentation, and where nothing is', async () => {
    const { page, refused } = await openWatched()
    await visit(page, [
      ['/', 'main'],
      ['/account/sign-in', 'main form'],
      ['/account/forgot', 'main form'],
      ['/verify/AAAA-AAAA-AAAA', 'main'],
      ['/unsubscribe/nothing', 'main'],
      ['/no-such-page', 'main'],
      ['/api/docs', '.opblock-tag'],
      ['/', 'main a[href^="/events/"]'],
    ])
    await page.locator('main a[href^="/events/"]').first().click()
    await page.locator('main h1').waitFor()
    await page.waitForLoadState('load')
    expect(refused).toEqual([])
    await page.context().close()
  })

  test('each script of each kind of page carries the nonce of its answer, and each answer its own', async () => {
    const { page } = await openWatched()
    await signIn(page, admin)
    const nonces = new Set<string>()
    const paths = [
      '/',
      '/',
      '/no-such-page',
      '/admin',
      '/admin/queues',
      '/api/docs',
      '/unsubscribe/x',
    ]
    for (const path of paths) {
      const response = await page.request.get(path)
      const policy = response.headers()['content-security-policy'] ?? ''
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? `none at ${path}`
      const scripts = (await response.text()).match(/<script[^>]*>/g) ?? []
      expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([])
      expect(policy).not.toMatch(/script-src[^;]*unsafe/)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(paths.length)
    await page.context().close()
  })

  test('and stops a script that somebody brought into a page', async () => {
    const { page, refused } = await openWatched()
    await signIn(page, admin)
    for (const path of ['/', '/admin']) {
      await page.goto(path)
      await page.evaluate(() => {
        const frame = document.createElement('div')
        frame.innerHTML = '<img src="data:," onerror="window.taken = true">'
        document.body.append(frame)
      })
      await page.waitForLoadState('load')
      expect(await page.evaluate(() => 'taken' in window)).toBe(false)
    }
    expect(refused).toHaveLength(2)
    await page.context().close()
  })
})
