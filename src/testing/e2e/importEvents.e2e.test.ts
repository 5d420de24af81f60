import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
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
} from '@/testing/e2e/startBrowser'

const { url } = requirePlatform()
const stamp = Date.now()
let browser: Browser
let folder: string
let file: string

beforeAll(async () => {
  browser = await startBrowser()
  folder = await mkdtemp(path.join(tmpdir(), 'rostrum-import-'))
  file = path.join(folder, 'etkinlikler.csv')
  const good = Array.from(
    { length: 60 },
    (_, n) => `Sahil Sohbeti ${stamp}-${n};${(n % 28) + 1}.05.2031 19:00;İzmir;Türkiye`,
  )
  await writeFile(
    file,
    ['Etkinlik Adı;Başlangıç;Şehir;Ülke', ...good, 'Yanlış Tarih;31.02.2031;İzmir;Türkiye'].join(
      '\n',
    ),
  )
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

async function openImport(look: Look = {}): Promise<Page> {
  const page = await openPage(browser, { url, ...look })
  await signIn(page, loginOf('moderator'))
  await page.goto('/admin/import-events')
  return page
}

test('a file is checked first, then imported with its progress shown, and its events are a click away', async () => {
  const page = await openImport()
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('heading', { name: 'Problems by line' }).waitFor()
  await page.getByRole('button', { name: 'Errors only' }).click()
  await page.getByText('does not exist in the calendar').waitFor()
  expect(await page.locator('.rostrum-table--stacked tbody tr').count()).toBe(1)
  await takePicture(page, 'import-checked')
  expect(await findBarriers(page, '.rostrum-import')).toEqual([])

  await page.getByRole('button', { name: 'Import 60 events' }).click()
  await page.getByRole('progressbar').or(page.getByText('Events created')).first().waitFor()
  await page.getByRole('link', { name: 'Open the imported events' }).click()
  await page
    .getByRole('link', { name: `Sahil Sohbeti ${stamp}-` })
    .first()
    .waitFor()
  await page.context().close()
})

test('the same file again has nothing to import', async () => {
  const page = await openImport({ language: 'tr' })
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('Aktarılacak bir şey yok').waitFor()
  await page.context().close()
})

test('the result fits a phone in the dark, without a barrier', async () => {
  const page = await openImport({ width: 'phone', theme: 'dark', language: 'tr' })
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('heading', { name: 'Satır satır sorunlar' }).waitFor()
  await page.getByText('Sütunlar ve gittikleri yer').click()
  await takePicture(page, 'import-checked-phone-dark-tr')
  expect(await findBarriers(page, '.rostrum-import')).toEqual([])
  expect(await isTooWide(page)).toBe(false)
  await page.context().close()
})

test('what is no file of events is refused in words, and another can be chosen by keyboard', async () => {
  const wrong = path.join(folder, 'tablo.xlsx.csv')
  await writeFile(wrong, Buffer.from('504b0304140006000800', 'hex'))
  const page = await openImport()
  const input = page.locator('input[type=file]')
  await input.setInputFiles(wrong)
  await page.getByRole('alert').getByText('Save the sheet as “CSV UTF-8”').waitFor()
  await input.focus()
  expect(await input.evaluate((element) => element === document.activeElement)).toBe(true)
  await input.setInputFiles(file)
  await page.getByRole('heading', { name: 'Problems by line' }).waitFor()
  await page.context().close()
})
