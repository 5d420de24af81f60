import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'

let platform: TestPlatform
let exposed: Set<string>

beforeAll(async () => {
  platform = await startTestPlatform()
  await platform.request('/health/live')
  const text = await (await platform.request('/metrics')).text()
  exposed = new Set(
    [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    ),
  )
})
afterAll(() => platform.close())

const namesIn = (expression: string) =>
  expression.match(/\b(rostrum|process|nodejs)_[a-z0-9_]+/g) ?? []

test('every metric that the dashboard draws is one that /metrics gives', () => {
  const { panels } = JSON.parse(readFileSync('deploy/grafana/rostrum.json', 'utf8')) as {
    panels: { title: string; targets: { expr: string }[] }[]
  }
  expect(panels.length).toBeGreaterThan(8)
  for (const { title, targets } of panels) {
    const names = targets.flatMap(({ expr }) => namesIn(expr))
    expect([title, names.length > 0]).toEqual([title, true])
    for (const name of names) expect([name, exposed.has(name)]).toEqual([name, true])
  }
})

test('every metric that an alert asks for is one that /metrics gives', () => {
  const { groups } = parse(readFileSync('deploy/prometheus/rostrum.rules.yaml', 'utf8')) as {
    groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[]
  }
  const rules = groups.flatMap((group) => group.rules)
  expect(rules.length).toBeGreaterThan(4)
  for (const { alert, expr, annotations } of rules) {
    expect([alert, namesIn(expr).length > 0]).toEqual([alert, true])
    for (const name of namesIn(expr)) expect([name, exposed.has(name)]).toEqual([name, true])
    expect(annotations.summary).toMatch(/[.?]$/)
  }
})

test('the states of jobs that they ask for are those that queues have', async () => {
  const text = await (await platform.request('/metrics')).text()
  for (const state of ['failed', 'waiting', 'active', 'delayed']) {
    expect(text).toContain(`rostrum_jobs{queue="mail",state="${state}"}`)
  }
})
