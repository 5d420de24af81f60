import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mostStarts, neverBegan } from '@/cli/processes/launchNode'
import { makeEventData } from '@/testing/factories/makeEventData'
import { startTestPlatform, testPassword, type TestPlatform } from '@/testing/harness'

const run = promisify(execFile)
let platform: TestPlatform
let readme: string
let email: string

beforeAll(async () => {
  platform = await startTestPlatform()
  readme = await readFile('README.md', 'utf8')
  email = (await platform.makeUser('admin')).email
  await platform.payload.create({ collection: 'events', data: makeEventData() })
})
afterAll(() => platform.close())

/** The first code block of that language after a heading. */
function blockAfter(heading: string, language: string): string {
  const from = readme.slice(readme.indexOf(heading))
  const block = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(from)?.[1]
  if (!block) throw new Error(`README.md has no ${language} block after ${heading}`)
  return block
}

type Curl = { url: string; headers: Record<string, string>; body?: string; jar?: 'read' | 'write' }

/** A line of curl as far as the README uses it. */
function parseCurl(line: string): Curl {
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  )
  const curl: Curl = { url: '', headers: {} }
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (word === '-c' || word === '-b') curl.jar = word === '-c' ? 'write' : 'read'
    if (word === '-H') {
      const [name, value] = (words[at + 1] ?? '').split(': ')
      curl.headers[name ?? ''] = value ?? ''
    }
    if (word === '-d') curl.body = words[at + 1]
    if (['-c', '-b', '-H', '-d'].includes(word)) at += 1
    else curl.url = word
  }
  return curl
}

test('every curl line of the README answers', async () => {
  const lines = blockAfter('## Talk to it', 'sh')
    .replace(/\\\n\s*/g, '')
    .trim()
    .split('\n')
  expect(lines).toHaveLength(5)
  let cookie = ''
  for (const line of lines) {
    const { url, headers, body, jar } = parseCurl(line)
    const filled = body
      ?.replace('admin@rostrum.example', email)
      .replace('<printed by npm start>', testPassword)
    const response = await fetch(`${await platform.url()}${url.replace('localhost:3000', '')}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...headers, ...(jar === 'read' ? { Cookie: cookie } : {}) },
      body: filled,
    })
    if (jar === 'write') cookie = response.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
    expect({ line, status: response.status }).toEqual({ line, status: 200 })
    expect(await response.text()).not.toContain('"errors"')
  }
})

/** What a script prints. One that Node never began is started again. */
async function runScript(file: string, starts = 1): Promise<string> {
  try {
    const env = { ...process.env, NODE_OPTIONS: '' }
    return (await run(process.execPath, ['--import', 'tsx', file], { env })).stdout
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    const began = !neverBegan(code, [stdout, stderr].filter(Boolean))
    if (began || starts === mostStarts) throw error
    return runScript(file, starts + 1)
  }
}

test('the Local API script of the README runs, and shows the published events', async () => {
  const folder = path.resolve('.rostrum', 'readme-test')
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, 'my-script.ts')
  await writeFile(file, blockAfter('## Talk to it', 'ts'))
  try {
    expect(await runScript(file)).toContain('İstanbul Yazılım Günü')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('the README names every command there is', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
    scripts: Record<string, string>
  }
  const missing = Object.keys(scripts).filter(
    (name) => !new RegExp(`\`npm (run )?${name}\``).test(readme),
  )
  expect(missing).toEqual([])
})
