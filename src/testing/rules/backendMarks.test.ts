import { expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isMarked } from '../onlyBackendTests.cjs'

/** What shows that a test works through a queue, a cache or a socket, which PostgreSQL or Redis may carry. */
const dependsOnBackend =
  /'@jobs\/(queues|relay|startWorker)'|\bstart(Worker|Relay)\(|'socket\.io-client'|'@\/realtime\/|'@\/adapters\/redis'/

const isForgotten = (source: string) => dependsOnBackend.test(source) && !isMarked(source)

test('every integration test that goes through a queue or a socket runs on both backends', () => {
  const files = ['src', 'jobs', 'collections'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.int.test.ts'))
      .map((file) => path.join(folder, file)),
  )
  expect(files).toContain('jobs/relay.int.test.ts')
  expect(files.filter((file) => isForgotten(readFileSync(file, 'utf8')))).toEqual([])
})

test.each([
  "import { requireQueue } from '@jobs/queues'",
  'await platform.startWorker()',
  "import { io } from 'socket.io-client'",
  "import { emit } from '@/realtime/emit'",
])('is forgotten without the mark, and not with it: %s', (source) => {
  expect(isForgotten(source)).toBe(true)
  expect(isForgotten(`/** @backends */\n${source}`)).toBe(false)
})

test('a test of the database alone needs no mark', () => {
  expect(isForgotten("import { queryRows } from '@/db/sql'")).toBe(false)
})
