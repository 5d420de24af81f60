import { expect, test } from '@jest/globals'
import { parseEnv } from '@/env'
import { variables } from '@/envVariables'
import { renderEnvExample, withEnvTable } from '@/cli/checks/envDocuments'

const some = {
  PORT: { doc: 'Port. Default 3000.', example: '3000' },
  MAIL_FROM: { doc: 'Sender | `<raw>`. Default A <a@b.c>.', example: 'A <a@b.c>' },
}

test('the example file names every variable with its meaning, commented out', () => {
  const example = renderEnvExample(some)
  expect(example).toContain('\n# Port. Default 3000.\n# PORT=3000\n')
  expect(example).toContain('\n# MAIL_FROM="A <a@b.c>"\n')
  expect(example.split('\n').every((line) => line === '' || line.startsWith('#'))).toBe(true)
})

test('every example in it is a value that the environment accepts', () => {
  const values = renderEnvExample(variables).matchAll(/^# ([A-Z0-9_]+)=(.*)$/gm)
  const given = Object.fromEntries([...values].map(([, name, value]) => [name, unquote(value!)]))
  expect(Object.keys(given).sort()).toEqual(Object.keys(variables).sort())
  expect(() => parseEnv(given)).not.toThrow()
})

test('the table replaces what stood between its markers and nothing else', () => {
  const readme = '# Title\n<!-- env:start -->\nold\n<!-- env:end -->\nrest | of it\n'
  const once = withEnvTable(readme, some)
  expect(once).toBe(
    '# Title\n<!-- env:start -->\n\n' +
      '| Variable | Meaning | Example |\n| --- | --- | --- |\n' +
      '| `PORT` | Port. Default 3000. | `3000` |\n' +
      '| `MAIL_FROM` | Sender \\| `<raw>`. Default A &lt;a@b.c>. | `A <a@b.c>` |\n' +
      '\n<!-- env:end -->\nrest | of it\n',
  )
  expect(withEnvTable(once, some)).toBe(once)
})

test.each(['no markers', '<!-- env:end --><!-- env:start -->', '<!-- env:start -->'.repeat(2)])(
  'a README without the pair of markers is refused: %s',
  (readme) => {
    expect(() => withEnvTable(readme, some)).toThrow('must hold')
  },
)

function unquote(value: string): string {
  return value.startsWith('"') ? (JSON.parse(value) as string) : value
}
