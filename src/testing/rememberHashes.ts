import crypto from 'node:crypto'

/**
 * Before an integration test file loads: the hash of a password is worked out once per password and salt. A log-in
 * right after the account was made then costs no second 600,000 rounds, and is checked all the same.
 */
type Done = (error: Error | null, key: Buffer) => void
type Input = [password: unknown, salt: unknown, rounds: number, bytes: number, digest: string]

const unremembered = Symbol.for('rostrum.pbkdf2')
const own = crypto.pbkdf2 as typeof crypto.pbkdf2 & { [unremembered]?: typeof crypto.pbkdf2 }
// The module outlives the file: what an earlier file put here goes.
const hash = own[unremembered] ?? own
const hashes = new Map<string, Buffer>()

function remember(...given: [...Input, Done]): void {
  const [password, salt, rounds, bytes, digest, done] = given
  const input = JSON.stringify([password, salt, rounds, bytes, digest])
  const known = hashes.get(input)
  if (known) return void setImmediate(done, null, Buffer.from(known))
  hash(password as string, salt as string, rounds, bytes, digest, (error, key) => {
    if (!error) hashes.set(input, Buffer.from(key))
    done(error, key)
  })
}

crypto.pbkdf2 = Object.assign(remember, { [unremembered]: hash }) as typeof crypto.pbkdf2
