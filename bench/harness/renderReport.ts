import type { Row, Spread } from './compare'

export type Report = {
  name: string
  title: string
  claim: string
  machine: string
  comparisons: { title: string; turns: number; rows: Row[] }[]
  leftOut: string[]
  controls: { name: string; caught: string }[]
}

/** A bench's results as Markdown. Pure. */
export function renderReport({ title, claim, machine, comparisons, leftOut, controls }: Report) {
  const tables = comparisons.map(({ title: heading, turns, rows }) =>
    [
      `#### ${heading}`,
      '',
      `${turns} interleaved turns; median (least–most).`,
      '',
      '| variant | per second | ours ÷ this | notes |',
      '| --- | --- | --- | --- |',
      ...rows.map(renderRow),
    ].join('\n'),
  )
  const caught = controls.map(({ name, caught: text }) => `- ${name}: ${text}`)
  return [
    `### ${title}`,
    '',
    claim,
    '',
    `${machine}.`,
    '',
    ...tables.flatMap((table) => [table, '']),
    ...leftOut.flatMap((sentence) => [`Left out: ${sentence}`, '']),
    'Controls, which had to fail and did:',
    '',
    ...caught,
    '',
  ].join('\n')
}

function renderRow({ name, role, perSecond, ratio, notes }: Row): string {
  const told = Object.entries(notes).map(([key, value]) => `${key} ${figure(value)}`)
  const label = role === 'ours' ? `**${name}**` : role === 'floor' ? `${name} (floor)` : name
  return `| ${label} | ${range(perSecond)} | ${ratio ? range(ratio) : '1'} | ${told.join(', ')} |`
}

const range = ({ median, min, max }: Spread) => `${figure(median)} (${figure(min)}–${figure(max)})`

const figure = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(value >= 10 ? 3 : 2)
