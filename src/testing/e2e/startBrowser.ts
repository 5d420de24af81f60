import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import type { Language } from '@/lib/localisedText'

export type Theme = 'dark' | 'light'
export type Look = { language?: Language; theme?: Theme; width?: keyof typeof widths }

/** A phone and a desktop, in CSS pixels. */
const widths = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
} as const

const pictures = path.resolve('.rostrum/e2e')

/** What a page may move after it was loaded, on a busy machine. */
const restMs = 3_000

/** Chromium as the tests use it, with a profile of its own that dies with it. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** A page of a fresh profile that shows the panel in that language, theme and width. */
export async function openPage(
  browser: Browser,
  { url, language = 'en', theme = 'light', width = 'desktop' }: Look & { url: string },
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: widths[width],
    colorScheme: theme,
    locale: language === 'tr' ? 'tr-TR' : 'en-GB',
  })
  context.setDefaultTimeout(30_000)
  await context.addCookies([
    { name: 'payload-lng', value: language, url },
    { name: 'payload-theme', value: theme, url },
  ])
  return context.newPage()
}

/** Signs the page's profile in without the form. */
export async function signIn(page: Page, login: { email: string; password: string }) {
  const response = await page.request.post('/api/users/login', { data: login })
  if (!response.ok()) throw new Error(`${login.email} may not sign in: ${await response.text()}`)
}

/** Keeps a picture of the page in `.rostrum/e2e`, to be looked at: not where nobody will, in CI. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env.CI) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true })
}

/** The rules of WCAG 2.2, levels A and AA, as axe names them. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * What keeps people with a disability out of the parts of the page under `selector`, in sentences: whatever
 * axe finds against WCAG 2.2 AA once the page has come to rest. Empty when there is nothing.
 */
export async function findBarriers(page: Page, selector: string): Promise<string[]> {
  const look = async () =>
    say(await new AxeBuilder({ page }).include(selector).withTags(wcag).analyze())
  const deadline = Date.now() + restMs
  let found = await look()
  while (found.length > 0 && Date.now() < deadline) found = await look()
  return found
}

/** The same for the one thing that another light changes. */
export async function findPaleTexts(page: Page, selector: string): Promise<string[]> {
  return say(await new AxeBuilder({ page }).include(selector).withRules('color-contrast').analyze())
}

function say({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>): string[] {
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((n) => n.html).join(' ')})`,
  )
}

/** The same page in another light and on another screen, without loading it anew. */
export async function changeLook(page: Page, { theme, width }: Required<Omit<Look, 'language'>>) {
  await page.setViewportSize(widths[width])
  await page.emulateMedia({ colorScheme: theme })
  await page.evaluate((to) => document.documentElement.setAttribute('data-theme', to), theme)
}

/**
 * True if the page can be scrolled sideways: something is wider than the screen, and stays so once the page has
 * come to rest.
 */
export async function isTooWide(page: Page): Promise<boolean> {
  const isWide = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
    )
  const deadline = Date.now() + restMs
  while (await isWide()) {
    if (Date.now() > deadline) return true
  }
  return false
}
