import type { Where } from 'payload'
import { foldText } from '@/lib/foldText'

const searchField = /(^|\.)search(Text|Place|People)$/

/**
 * The same conditions, with what is compared to a folded text folded too, and taken literally: whoever
 * searches types as people type. Other fields stay as they are. Pure.
 */
export function foldSearchTexts(where: Where): Where {
  return Object.fromEntries(
    Object.entries(where).map(([key, value]) => {
      if (Array.isArray(value)) return [key, value.map(foldSearchTexts)]
      return [key, searchField.test(key) ? foldCondition(value as object) : value]
    }),
  )
}

const foldCondition = (condition: object) =>
  Object.fromEntries(
    Object.entries(condition).map(([operator, value]) => [operator, foldValue(operator, value)]),
  )

function foldValue(operator: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => foldValue(operator, each))
  if (typeof value !== 'string') return value
  const folded = foldText(value)
  // Payload hands these on as patterns.
  return /^(contains|like|not_like)$/.test(operator) ? escapePattern(folded) : folded
}

/** The text as a part of a LIKE pattern that matches nothing but itself. Pure. */
export const escapePattern = (text: string) => text.replace(/[\\%_]/g, '\\$&')
