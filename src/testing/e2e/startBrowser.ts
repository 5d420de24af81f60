import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import type { Language } from '@/lib/localisedText'

export type Theme = 'dark' | 'light'
export type Look = { language?: Language; theme?: Theme; width?: keyof typeof widths }

/** A phone and a desktop, in CSS pixels. */
export const widths = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
} as const

const pictures = path.resolve('.rostrum/e2e')

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

/** Keeps a picture of the page in `.rostrum/e2e` and gives its path. */
export async function takePicture(page: Page, name: string): Promise<string> {
  mkdirSync(pictures, { recursive: true })
  const file = path.join(pictures, `${name}.png`)
  await page.screenshot({ path: file, fullPage: true })
  return file
}

/**
 * What keeps people with a disability out of the parts of the page under `selector`, in sentences:
 * axe's serious and critical findings. Empty when there are none.
 */
export async function findBarriers(page: Page, selector: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(selector).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((n) => n.html).join(' ')})`)
}

/** True if the page can be scrolled sideways: something is wider than the screen. */
export async function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
  )
}
