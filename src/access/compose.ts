import type { Access, AccessArgs, Where } from 'payload'

/** A building block of access: everyone, no one, or these rows. */
export type Rule = (args: AccessArgs) => boolean | Where

/** Everyone, signed in or not. */
export const anyone = () => true

/** No one through any door; the Local API with `overrideAccess` only. */
export const nobody = () => false

/** True if one rule says true, else the union of the row filters, else false. */
export function any(...rules: Rule[]): Access {
  return (args) => {
    const filters: Where[] = []
    for (const rule of rules) {
      const verdict = rule(args)
      if (verdict === true) return true
      if (verdict !== false) filters.push(verdict)
    }
    if (filters.length === 0) return false
    return filters.length === 1 ? (filters[0] as Where) : { or: filters }
  }
}

/** False if one rule says false, else the intersection of the row filters, else true. */
export function all(...rules: Rule[]): Access {
  return (args) => {
    const filters: Where[] = []
    for (const rule of rules) {
      const verdict = rule(args)
      if (verdict === false) return false
      if (verdict !== true) filters.push(verdict)
    }
    if (filters.length === 0) return true
    return filters.length === 1 ? (filters[0] as Where) : { and: filters }
  }
}
