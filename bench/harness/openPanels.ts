import net from 'node:net'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { waitUntil } from '@/testing/waitUntil'
import type { Measurement } from './bench'
import { during, type Program } from './during'

/** A program with an admin panel, and the paths of its pages. */
export type Panel = Program & { name: string; form: string; list: string }

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

type Wanted = {
  browser: Browser
  apps: Panel[]
  account: { email: string; password: string }
  /** Text that stands in the last row of each list. */
  last: string
}

const timeoutMs = 60_000

/**
 * Signs somebody in at each panel, by its form, and measures how soon its pages are there after a start. Each time
 * with a profile that has their cookies and nothing else.
 */
export async function openPanels({ browser, apps, account, last }: Wanted) {
  const emailField = (page: Page) => page.locator('input[name=email]')
  const row = (page: Page) => page.getByText(last, { exact: true }).first()
  const sessions = new Map<string, Cookies>()

  const onPage = async <T>(cookies: Cookies, work: (page: Page) => Promise<T>): Promise<T> => {
    const context = await browser.newContext({ storageState: { cookies, origins: [] } })
    context.setDefaultTimeout(timeoutMs)
    try {
      return await work(await context.newPage())
    } finally {
      await context.close()
    }
  }

  const signIn = (app: Panel) =>
    onPage([], (page) =>
      during(app, async ({ url }) => {
        await openOnce(page, { url, path: app.form })
        await page.waitForLoadState('networkidle')
        await emailField(page).fill(account.email)
        await page.locator('input[name=password]').fill(account.password)
        await page.keyboard.press('Enter')
        await emailField(page).waitFor({ state: 'detached' })
        await page.goto(`${url}${app.list}`)
        await row(page).waitFor()
        return page.context().cookies()
      }),
    )
  for (const app of apps) sessions.set(app.name, await signIn(app))

  type Shown = { app: Panel; path: string; cookies?: Cookies; what: (page: Page) => Locator }
  const measure = ({ app, path, cookies = [], what }: Shown) =>
    onPage(cookies, (page) =>
      during(app, async ({ url, elapsedMs }): Promise<Measurement> => {
        await openOnce(page, { url, path })
        await what(page).waitFor()
        const ms = elapsedMs()
        const sincePaint = await readSincePaint(page)
        return { perSecond: 1_000 / ms, notes: { ms, 'first paint ms': elapsedMs() - sincePaint } }
      }),
    )

  return {
    /** Until the e-mail field of the log-in form is seen. */
    measureForm: (app: Panel) => measure({ app, path: app.form, what: emailField }),
    /** Until the last event in the list is seen. */
    measureList: (app: Panel) =>
      measure({ app, path: app.list, cookies: sessions.get(app.name), what: row }),
    /** Whoever is not signed in must find no list there. */
    proveSecret: async (): Promise<string> => {
      for (const app of apps) {
        await onPage([], (page) =>
          during(app, async ({ url }) => {
            await openOnce(page, { url, path: app.list })
            await emailField(page).waitFor()
            if (await row(page).isVisible()) throw new Error(`${app.name} shows anyone its events.`)
          }),
        )
      }
      return 'each panel showed its log-in form instead of the list'
    },
  }
}

/** Opens a page as soon as the server takes a connection, asking for it once where it then waits by itself. */
async function openOnce(page: Page, { url, path }: { url: string; path: string }): Promise<void> {
  const port = Number(new URL(url).port)
  await waitUntil({ what: `${url} listens`, timeoutMs, holds: () => listens(port) })
  await waitUntil({
    what: `${url}${path} is served`,
    timeoutMs,
    holds: () =>
      page.goto(`${url}${path}`, { waitUntil: 'commit' }).then(
        (answer) => answer?.status() === 200,
        () => false,
      ),
  })
}

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

/** How long ago the browser painted something of the page; noted a moment after it is on it. */
async function readSincePaint(page: Page): Promise<number> {
  const noted = await page.waitForFunction(() => {
    const [entry] = performance.getEntriesByName('first-contentful-paint')
    return entry && performance.now() - entry.startTime
  })
  return Number(await noted.jsonValue())
}
