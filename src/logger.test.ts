import { execFileSync } from 'node:child_process'
import { expect, test } from '@jest/globals'

test('what was logged just before a process ends is written, line by line', () => {
  const program = `
    import { logger, requestLogger } from '@/logger'
    logger.info('one')
    requestLogger.info({ status: 200 }, 'two')
    logger.info({ password: 'hunter2' }, 'three')
    process.exit(0)`
  const written = execFileSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { encoding: 'utf8', env: { ...process.env, LOG_LEVEL: 'info' } },
  )
  const lines = written.trim().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
    'one',
    'two',
    'three',
  ])
  expect(written).not.toContain('hunter2')
})
