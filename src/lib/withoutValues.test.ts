import { expect, test } from '@jest/globals'
import { describeFault, withoutValues } from '@/lib/withoutValues'

const failed = () =>
  Object.assign(
    new Error("Failed query: insert into contacts values ($1, 'ada@x.org')\nparams: ada@x.org"),
    {
      query: "insert into contacts values ($1, 'ada@x.org')",
      params: ['ada@x.org'],
      cause: Object.assign(new Error('invalid input syntax for type uuid: "ada@x.org"'), {
        ...{ severity: 'ERROR', code: '22P02', detail: 'ada@x.org', table: 'contacts' },
      }),
    },
  )

test('a failed statement is told without its values, and so is what the database said of it', () => {
  const told = describeFault(failed())
  expect(JSON.stringify(told)).not.toContain('ada@')
  expect(told).toMatchObject({
    message: 'Failed query: insert into contacts values ($1, ?)',
    stack: expect.stringMatching(/withoutValues\.test/),
    cause: { message: 'PostgreSQL error 22P02', code: '22P02', table: 'contacts' },
  })
})

test('a broken rule of a table keeps its sentence, which names the rule only', () => {
  const message = 'duplicate key value violates unique constraint "contacts_email_idx"'
  const error = Object.assign(new Error(message), {
    ...{ severity: 'ERROR', code: '23505', detail: 'Key (email)=(ada@x.org) already exists.' },
  })
  expect(describeFault(error)).toMatchObject({ message, code: '23505' })
  expect(JSON.stringify(describeFault(error))).not.toContain('ada@')
})

test('what is kept of a failed job is an error without values; a plain error stays itself', () => {
  const kept = withoutValues(failed()) as Error
  expect(kept.message).toBe('Failed query: insert into contacts values ($1, ?)')
  expect(`${kept.stack} ${JSON.stringify(kept)}`).not.toContain('ada@')
  const plain = new Error('the network blinked')
  expect(withoutValues(plain)).toBe(plain)
})

test('the answer of a mail server is told without the address in it', () => {
  const { message, stack } = describeFault(new Error('550 <ada@x.org>: no such user'))
  expect(message).toBe('550 <[address]>: no such user')
  expect(stack).not.toContain('ada@')
})

test('the facts of a refusal are its code and the fields, never the rest of its answer', () => {
  const refusal = Object.assign(new Error('Some fields are not valid.'), {
    code: 'INVALID_FIELDS',
    data: { challenge: 'opens-a-door', fields: [{ path: 'email', message: 'ada@x.org is taken' }] },
  })
  const told = describeFault(refusal)
  expect(told).toMatchObject({ code: 'INVALID_FIELDS', fields: ['email'] })
  expect(JSON.stringify(told)).not.toMatch(/opens-a-door|ada@/)
})
