export type Documented = Record<string, { doc: string; example: string }>

/** `.env.example` from the list of variables: each with its meaning, all commented out. Pure. */
export function renderEnvExample(variables: Documented): string {
  const head =
    '# Every variable that Rostrum reads. None is needed: without any, everything runs embedded.\n' +
    '# Copy to .env and uncomment. Written from src/envVariables.ts by `npm run check -- --fix`.\n'
  const entries = Object.entries(variables).map(
    ([name, { doc, example }]) => `\n# ${doc}\n# ${name}=${quote(example)}\n`,
  )
  return head + entries.join('')
}

const start = '<!-- env:start -->'
const end = '<!-- env:end -->'

/**
 * The README with its table of variables brought up to date. Pure.
 * @throws Error when the markers that enclose the table are not there, once and in order
 */
export function withEnvTable(readme: string, variables: Documented): string {
  const from = readme.indexOf(start)
  const to = readme.indexOf(end)
  const once = from === readme.lastIndexOf(start) && to === readme.lastIndexOf(end)
  if (from < 0 || to < from || !once) {
    throw new Error(`README.md must hold ${start} and ${end} once, in this order.`)
  }
  return `${readme.slice(0, from + start.length)}\n\n${renderTable(variables)}\n${readme.slice(to)}`
}

function renderTable(variables: Documented): string {
  const rows = Object.entries(variables).map(
    ([name, { doc, example }]) => `| \`${name}\` | ${cell(doc)} | \`${example}\` |\n`,
  )
  return `| Variable | Meaning | Example |\n| --- | --- | --- |\n${rows.join('')}`
}

/** Outside of code spans, Markdown would take `<name@host>` for an HTML tag. */
function cell(text: string): string {
  const parts = text.replaceAll('|', '\\|').split('`')
  return parts.map((part, at) => (at % 2 ? part : part.replaceAll('<', '&lt;'))).join('`')
}

function quote(value: string): string {
  return /[\s#<>"']/.test(value) ? JSON.stringify(value) : value
}
