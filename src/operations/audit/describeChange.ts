/** Names of values that never enter the audit log: it outlives the erasure of a person. */
const masked =
  /password|secret|token|hash|salt|credential|^email|phone|givenName|familyName|answers|paymentDetails|virtualUrl/i

export type AuditDiff = Record<string, { from: unknown; to: unknown }>

type Input<T> = { before: T; after: T; fields: readonly (keyof T & string)[] }

/** What differs between two versions of a document, field by field; sensitive values as `[masked]`. Pure. */
export function describeChange<T extends object>({ before, after, fields }: Input<T>): AuditDiff {
  const diff: AuditDiff = {}
  for (const field of fields) {
    const [from, to] = [before[field] ?? null, after[field] ?? null]
    if (comparable(from) === comparable(to)) continue
    diff[field] = masked.test(field) ? { from: '[masked]', to: '[masked]' } : { from, to }
  }
  return diff
}

/** Instants are equal however they are written. */
function comparable(value: unknown): string {
  const instant =
    value instanceof Date ||
    (typeof value === 'string' &&
      /^\d{4}-\d\d-\d\dT/.test(value) &&
      !Number.isNaN(Date.parse(value)))
  return instant ? new Date(value as string).toISOString() : JSON.stringify(value)
}
