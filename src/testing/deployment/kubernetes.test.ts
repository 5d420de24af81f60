import { expect, test } from '@jest/globals'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse, parseAllDocuments } from 'yaml'
import { parseEnv } from '@/env'
import { variables } from '@/envVariables'
import { imageProgram } from '@/testing/deployment/imageProgram'

type Container = {
  name: string
  image: string
  command: string[]
  envFrom: Record<string, { name: string }>[]
  volumeMounts: { name: string; mountPath: string }[]
  ports?: { name: string; containerPort: number }[]
} & Record<string, { httpGet?: { path: string; port: string } } | undefined>
type Pod = {
  terminationGracePeriodSeconds?: number
  containers: Container[]
  volumes: { name: string }[]
}
type Manifest = {
  kind: string
  metadata: { name: string }
  data?: Record<string, string>
  stringData?: Record<string, string>
  spec: {
    selector?: Record<string, unknown>
    podSelector?: { matchLabels: Record<string, string> }
    scaleTargetRef?: { kind: string; name: string }
    template?: { metadata: { labels: Record<string, string> }; spec: Pod }
    ingress?: { ports: { port: number }[] }[]
    rules?: { http: { paths: { backend: { service: { name: string } } }[] } }[]
  }
}

const folder = 'deploy/kubernetes'
const documents = readdirSync(folder).flatMap((file) =>
  parseAllDocuments(readFileSync(`${folder}/${file}`, 'utf8')),
)
const manifests = documents.map((document) => document.toJS() as Manifest)
const ofKind = (kind: string) => manifests.filter((one) => one.kind === kind)
const workloads = manifests.filter(({ kind }) => ['Deployment', 'Job'].includes(kind))
const podOf = ({ spec }: Manifest) => spec.template!.spec
const containerOf = (one: Manifest) => podOf(one).containers[0]!
const find = (kind: string, name: string) =>
  ofKind(kind).find(({ metadata }) => metadata.name === name)!

const composeSource = readFileSync('docker-compose.prod.yml', 'utf8')
const compose = parse(composeSource, { merge: true }) as {
  services: Record<
    string,
    { command: string[]; environment: Record<string, string>; stop_grace_period?: string }
  >
}

test('every manifest is YAML without errors and of a kind with a name', () => {
  expect(documents.flatMap(({ errors }) => errors)).toEqual([])
  expect(manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()).toEqual(
    [
      'ConfigMap rostrum',
      'Deployment rostrum-web',
      'Deployment rostrum-worker',
      'HorizontalPodAutoscaler rostrum-web',
      'Ingress rostrum',
      'Job rostrum-migrate',
      'NetworkPolicy rostrum',
      'NetworkPolicy rostrum-web',
      'PodDisruptionBudget rostrum-web',
      'PodDisruptionBudget rostrum-worker',
      'Secret rostrum',
      'Service rostrum-web',
    ].sort(),
  )
})

test('each workload runs the program of its name, as the build makes it', () => {
  const programs = workloads.map((one) => [
    one.metadata.name,
    imageProgram(containerOf(one).command),
  ])
  expect(Object.fromEntries(programs)).toEqual({
    'rostrum-web': 'server',
    'rostrum-worker': 'worker',
    'rostrum-migrate': 'migrate',
  })
})

test('the variables of config and secret are those Rostrum reads, with values that it takes', () => {
  const given = { ...find('ConfigMap', 'rostrum').data, ...find('Secret', 'rostrum').stringData }
  for (const name of Object.keys(given)) expect(Object.keys(variables)).toContain(name)
  const env = parseEnv({ NODE_ENV: 'production', ...given })
  expect([env.database.kind, env.queue.kind, env.mail.kind, env.storage.kind]).toEqual([
    'configured',
    'redis',
    'smtp',
    's3',
  ])
  for (const one of workloads) {
    const sources = containerOf(one).envFrom.flatMap((source) => Object.entries(source))
    expect(sources).toEqual([
      ['configMapRef', { name: 'rostrum' }],
      ['secretRef', { name: 'rostrum' }],
    ])
  }
})

test('what is mounted exists, where the image keeps its home', () => {
  const home = /ROSTRUM_HOME=(\S+)/.exec(readFileSync('Dockerfile', 'utf8'))?.[1]
  for (const one of workloads) {
    const { volumeMounts } = containerOf(one)
    expect(volumeMounts.map(({ mountPath }) => mountPath)).toEqual([home])
    expect(podOf(one).volumes.map(({ name }) => name)).toEqual(volumeMounts.map(({ name }) => name))
  }
})

test('web is asked at the paths of its health, on the port of the image', () => {
  const container = containerOf(find('Deployment', 'rostrum-web'))
  expect(container.startupProbe?.httpGet).toEqual({ path: '/health/live', port: 'http' })
  expect(container.livenessProbe?.httpGet).toEqual({ path: '/health/live', port: 'http' })
  expect(container.readinessProbe?.httpGet).toEqual({ path: '/health/ready', port: 'http' })
  const exposed = Number(/EXPOSE (\d+)/.exec(readFileSync('Dockerfile', 'utf8'))?.[1])
  expect(container.ports).toEqual([{ name: 'http', containerPort: exposed }])
  expect(find('NetworkPolicy', 'rostrum-web').spec.ingress?.[0]?.ports).toEqual([{ port: exposed }])
})

test('a process gets longer to stop than it takes at most, there and in compose', () => {
  const limitOf = (file: string) =>
    Number(/limitMs: ([\d_]+)/.exec(readFileSync(file, 'utf8'))?.[1]?.replaceAll('_', '')) / 1000
  for (const [name, file] of [
    ['web', 'src/server/main.ts'],
    ['worker', 'jobs/worker.ts'],
  ] as const) {
    const { terminationGracePeriodSeconds } = podOf(find('Deployment', `rostrum-${name}`))
    expect(terminationGracePeriodSeconds).toBeGreaterThan(limitOf(file))
    expect(Number.parseInt(compose.services[name]!.stop_grace_period!, 10)).toBeGreaterThan(
      limitOf(file),
    )
  }
})

test('what selects pods finds some, and what names another manifest finds it', () => {
  const labels = workloads.map(({ spec }) => spec.template!.metadata.labels)
  for (const { kind, spec } of manifests) {
    const selector = (spec?.selector?.matchLabels ??
      spec?.selector ??
      spec?.podSelector?.matchLabels) as Record<string, string> | undefined
    if (!selector) continue
    const found = labels.filter((pod) =>
      Object.entries(selector).every(([name, value]) => pod[name] === value),
    )
    expect([kind, found.length > 0]).toEqual([kind, true])
  }
  const { kind, name } = find('HorizontalPodAutoscaler', 'rostrum-web').spec.scaleTargetRef!
  expect(find(kind, name)).toBeDefined()
  const [rule] = find('Ingress', 'rostrum').spec.rules!
  expect(find('Service', rule!.http.paths[0]!.backend.service.name)).toBeDefined()
})

test('compose for production runs the same programs and takes every secret from outside', () => {
  const programs = Object.entries(compose.services).map(([name, { command }]) => [
    name,
    imageProgram(command),
  ])
  expect(Object.fromEntries(programs)).toEqual({
    migrate: 'migrate',
    web: 'server',
    worker: 'worker',
  })
  for (const { environment } of Object.values(compose.services)) {
    for (const [name, value] of Object.entries(environment)) {
      expect(Object.keys(variables)).toContain(name)
      expect(value).toMatch(new RegExp(`^\\$\\{${name}:(\\?|-.*)\\}$`))
    }
  }
  for (const name of ['DATABASE_URL', 'PAYLOAD_SECRET', 'S3_SECRET_ACCESS_KEY', 'SMTP_URL']) {
    expect(composeSource).toContain(`\${${name}:?}`)
  }
})

test('every file that the page on operations names is there', () => {
  const named = readFileSync('docs/operations.md', 'utf8').matchAll(
    /`((?:deploy|docker-compose)[\w./-]+)`/g,
  )
  const paths = [...named].map(([, path]) => path as string)
  expect(paths.length).toBeGreaterThan(3)
  for (const path of paths) expect([path, existsSync(path)]).toEqual([path, true])
})
