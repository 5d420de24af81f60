import { expect, test } from '@jest/globals'
import { type Copy, DockerfileParser, type From, type JSONInstruction } from 'dockerfile-ast'
import { validate } from 'dockerfile-utils'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { variables } from '@/envVariables'
import { imageProgram, isIgnoredByDocker } from '@/testing/deployment/imageProgram'

const source = readFileSync('Dockerfile', 'utf8')
const file = DockerfileParser.parse(source)
const instructions = file.getInstructions()
const stages = file.getFROMs()
const scripts = Object.keys(
  (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts,
)

/** What `npm ci` and `npm run build` leave behind in their stages. */
const made = ['/app/node_modules', '/app/.next', '/app/dist']

const stageOf = (line: number): From => stages.findLast((from) => startOf(from) < line) as From
const startOf = (instruction: { getRange: () => { start: { line: number } } }) =>
  instruction.getRange().start.line
const ofKeyword = (keyword: string) =>
  instructions.filter((instruction) => instruction.getKeyword() === keyword)
const final = stages.at(-1) as From
const inFinal = (keyword: string) =>
  ofKeyword(keyword).filter((instruction) => startOf(instruction) > startOf(final))
const textOf = (instruction: { getArgumentsContent: () => string | null }) =>
  instruction.getArgumentsContent() ?? ''

test('is written in the language of Dockerfiles', () => {
  expect(validate(source)).toEqual([])
})

test('every stage stands on an earlier one or on the Node that package.json asks for', () => {
  const names = stages.map((from) => from.getBuildStage())
  stages.forEach((from, at) => {
    const image = from.getImage() ?? ''
    if (names.slice(0, at).includes(image)) return
    expect(image).toMatch(/^node:20-/)
  })
  expect(new Set(names).size).toBeGreaterThan(3)
})

test('every path that is copied exists in the tree or was made by the stage it comes from', () => {
  for (const copy of ofKeyword('COPY') as Copy[]) {
    const from = copy
      .getFlags()
      .find((flag) => flag.getName() === 'from')
      ?.getValue()
    const paths = copy.getArguments().map((argument) => argument.getValue())
    for (const copied of paths.slice(0, -1)) {
      if (from) {
        expect(stages.map((stage) => stage.getBuildStage())).toContain(from)
        expect(made).toContain(copied)
      } else {
        expect([copied, existsSync(copied)]).toEqual([copied, true])
        expect([copied, isIgnoredByDocker(copied)]).toEqual([copied, false])
      }
    }
  }
})

test('what the programs read while they run is in the final stage', () => {
  const copied = (inFinal('COPY') as Copy[]).flatMap((copy) =>
    copy.getArguments().map((argument) => path.basename(argument.getValue())),
  )
  const needed = ['node_modules', '.next', 'dist', 'package.json', 'next.config.mjs']
  expect(copied).toEqual(
    expect.arrayContaining(existsSync('public') ? [...needed, 'public'] : needed),
  )
})

test('every script that a stage runs stands in package.json', () => {
  const used = [...source.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name)
  expect(used.length).toBeGreaterThan(0)
  for (const name of used) expect(scripts).toContain(name)
})

test('every variable that it sets is one that Rostrum reads', () => {
  const names = file.getENVs().flatMap((env) => env.getProperties().map((one) => one.getName()))
  expect(names).toContain('NODE_ENV')
  for (const name of names.filter((name) => name !== 'NEXT_TELEMETRY_DISABLED')) {
    expect(Object.keys(variables)).toContain(name)
  }
})

test('the port that it opens is the port that it sets', () => {
  const port = file
    .getENVs()
    .flatMap((env) => env.getProperties())
    .find((one) => one.getName() === 'PORT')
  expect(inFinal('EXPOSE').map(textOf)).toEqual([port?.getValue()])
})

test('runs a built program, as a user without rights', () => {
  const users = inFinal('USER')
  expect(users.map(textOf)).toEqual(['node'])
  const command = inFinal('CMD').at(-1) as JSONInstruction
  expect(startOf(users[0]!)).toBeLessThan(startOf(command))
  const words = command.getJSONStrings().map((word) => word.getJSONValue())
  expect(imageProgram(words)).toBe('server')
})

test('every program that its comment offers is one that the build makes', () => {
  const offered = [...source.matchAll(/^#\s+(node dist\/\S+.*?)(?:\s{2,}|$)/gm)]
  const programs = offered.map(([, command]) => imageProgram(command!.split(' ')))
  expect(programs.sort()).toEqual(['migrate', 'seed', 'server', 'worker'])
})

test('asks the live check of the web process for its health', () => {
  const [check] = file.getHEALTHCHECKs()
  expect(stageOf(startOf(check!))).toBe(final)
  expect(textOf(check!)).toContain('/health/live')
})
