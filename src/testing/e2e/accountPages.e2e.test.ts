import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { mailedLink } from '@/testing/e2e/mailedLink'
import { requirePlatform } from '@/testing/e2e/sharedPlatform'
import {
  changeLook,
  findBarriers,
  findPaleTexts,
  isTooWide,
  openPage,
  startBrowser,
  takePicture,
} from '@/testing/e2e/startBrowser'

const { url } = requirePlatform()
const email = `deniz-${Date.now()}@example.org`
const passwords = ['mavi kapı eski deniz feneri', 'yeşil kapı yeni deniz feneri'] as const
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await startBrowser()
  page = await openPage(browser, { url, language: 'tr', width: 'phone' })
})
afterAll(() => browser.close())

async function post(path: string, data: object): Promise<void> {
  const answer = await page.request.post(path, { data, headers: { 'Accept-Language': 'tr' } })
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
}

async function signIn(password: string): Promise<void> {
  await page.goto('/account/sign-in')
  await page.getByLabel('E-posta adresi').fill(email)
  await page.getByLabel('Parola', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

test('an address is confirmed by its mail, on a click and not by opening the page', async () => {
  const person = { email, firstName: 'Deniz', lastName: 'Ağaoğlu' }
  await post('/api/auth/register', { ...person, password: passwords[0] })
  const link = await mailedLink({ to: email, link: /\/account\/verify\?token=\S+/ })
  await page.goto(link)
  await page.getByRole('button', { name: 'Adresi doğrula' }).click()
  await page.getByText('Adresiniz doğrulandı').waitFor()
  // A link that leads nowhere is told so, and another one is sent.
  await page.goto(link.replace(/token=..../, 'token=AAAA'))
  await page.getByRole('button', { name: 'Adresi doğrula' }).click()
  await page.getByRole('textbox', { name: 'E-posta adresi' }).waitFor()
})

test('who forgot the password sets a new one by the mail, and the old one is over', async () => {
  await page.goto('/account/sign-in')
  await page.getByRole('link', { name: 'Parolanızı mı unuttunuz?' }).click()
  await page.getByRole('textbox', { name: 'E-posta adresi' }).fill(email)
  await page.keyboard.press('Enter')
  await page.getByText('bağlantı gönderiliyor').waitFor()
  await page.goto(await mailedLink({ to: email, link: /\/account\/reset\?token=\S+/ }))
  const field = page.getByLabel('Yeni parola', { exact: true })
  await field.fill('password1234')
  await page.getByRole('button', { name: 'Parolayı kaydet' }).click()
  await page.locator('.site-error').waitFor()
  await field.fill(passwords[1])
  await page.getByRole('button', { name: 'Parolayı kaydet' }).click()
  await page.getByText('Yeni parolanız').waitFor()
  await signIn(passwords[0])
  await page.locator('.site-notice--bad').waitFor()
})

test('who signs in sees what is theirs, on a phone too, and leaves again', async () => {
  const { docs } = (await (
    await page.request.get('/api/events?where[title][equals]=PostgreSQL in Practice')
  ).json()) as { docs: [{ id: string }] }
  await post(`/api/events/${docs[0].id}/register`, {
    email,
    givenName: 'Deniz',
    familyName: 'Ağaoğlu',
  })
  await signIn(passwords[1])
  await page.waitForURL(/\/account$/)
  await page.getByRole('link', { name: 'PostgreSQL in Practice' }).waitFor()
  await page.getByText('Henüz sertifikanız yok').waitFor()
  await takePicture(page, 'account-phone-light')
  expect(await isTooWide(page)).toBe(false)
  expect(await findBarriers(page, 'body')).toEqual([])
  await changeLook(page, { theme: 'dark', width: 'desktop' })
  expect(await findPaleTexts(page, 'body')).toEqual([])
  await page.getByRole('button', { name: 'Çıkış yap' }).click()
  await page.waitForURL(/sign-in/)
  await page.goto('/account')
  await page.getByText('Giriş yapmadınız').waitFor()
})
