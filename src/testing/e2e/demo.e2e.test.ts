import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { loginOf, requirePlatform } from '@/testing/e2e/sharedPlatform'
import { openPage, signIn, startBrowser } from '@/testing/e2e/startBrowser'
import { readPdf } from '@/testing/readPdf'
import { startProgram } from '@/testing/startProgram'

const { url, home } = requirePlatform()
let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

test('npm run demo walks an event from a file to its last mail, and leaves what it got', async () => {
  const program = startProgram(['--import', 'tsx', 'src/cli/demo.ts', url], { ROSTRUM_HOME: home })
  const exitCode = await program.ended
  expect({ exitCode, output: program.output() }).toMatchObject({ exitCode: 0 })
  expect(program.output()).toContain('All of it held')
  expect(program.output()).toContain('50 confirmed, 10 on the waiting list')

  const folder = path.join(home, 'demo')
  const [pdf] = readdirSync(folder).filter((name) => name.endsWith('.pdf'))
  const read = await readPdf(readFileSync(path.join(folder, pdf as string)))
  expect(read.text).toContain('Çağlayan')
  expect(existsSync(path.join(folder, 'import-report.json'))).toBe(true)
}, 300_000)

test('the dashboard shows what the demo did; its picture is that of the README', async () => {
  const page = await openPage(browser, { url })
  await signIn(page, loginOf('admin'))
  await page.goto('/admin')
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  await page.getByText('50 of 50 seats').first().waitFor()
  mkdirSync('docs/images', { recursive: true })
  await page.screenshot({ path: path.resolve('docs/images/admin-dashboard.png') })
  await page.context().close()
})
