const shape = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Whether a value has the shape of an id: asked before it reaches PostgreSQL, which would abort. Pure. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && shape.test(value)
}
