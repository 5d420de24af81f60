import { expect, test } from '@jest/globals'
import { commandStep, runSteps, type Step } from '@/cli/checks/step'

const fixed = (name: string, ok: boolean): Step => ({
  name,
  says: name,
  run: async () => ({ ok, output: '' }),
})

test('every step runs although earlier ones fail or throw, and each is reported once', async () => {
  const heard: string[] = []
  const broken: Step = {
    name: 'broken',
    says: 'broken',
    run: async () => {
      throw new Error('no such file')
    },
  }
  const finished = await runSteps({
    steps: [fixed('first', false), broken, fixed('last', true)],
    width: 2,
    report: ({ step, outcome }) => heard.push(`${step.name} ${outcome.ok} ${outcome.output}`),
  })
  expect(finished).toHaveLength(3)
  expect(heard.sort()).toEqual(['broken false no such file', 'first false ', 'last true '])
})

test('no more steps run at once than the width', async () => {
  let running = 0
  let most = 0
  const release: (() => void)[] = []
  const counted: Step = {
    name: 'counted',
    says: 'counted',
    run: async () => {
      most = Math.max(most, (running += 1))
      if (running === 2) release.splice(0).forEach((go) => go())
      else if (release.length === 0) await new Promise<void>((resolve) => release.push(resolve))
      running -= 1
      return { ok: true, output: '' }
    },
  }
  await runSteps({ steps: [counted, counted, counted, counted], width: 2, report: () => undefined })
  expect(most).toBe(2)
})

test('a program is judged by its exit code, and one that is not there is a failure', async () => {
  const run = (...command: string[]) => commandStep({ name: 'x', says: 'x', command }).run()
  expect(await run(process.execPath, '-e', 'console.log(1)')).toEqual({ ok: true, output: '1' })
  expect(await run(process.execPath, '-e', 'console.error(2); process.exit(3)')).toEqual({
    ok: false,
    output: '2',
  })
  const absent = await run('rostrum-no-such-program')
  expect(absent.ok).toBe(false)
  expect(absent.output).toContain('rostrum-no-such-program')
})
