import { Assembler } from 'stream-json/assembler.js'
import type { Token } from 'stream-json/core/parser.js'
import { ImportFileError } from '@/lib/eventImport/importFileError'
import { makeProblem } from '@/lib/eventImport/problems'
import type { SourceRow } from '@/lib/eventImport/sourceRow'

const maxDepth = 40

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whole numbers beyond 2^53 stay exact, as text: identities are often such numbers. */
function exactNumber(token: Token): Token {
  const isRounded =
    token.name === 'numberValue' &&
    /^-?\d{16,}$/.test(token.value) &&
    !Number.isSafeInteger(Number(token.value))
  return isRounded ? { name: 'stringValue', value: token.value } : token
}

/**
 * Finds the list of events in a stream of JSON tokens and assembles its elements one at a time. The
 * list is the top-level array, or the one array of objects directly in the top-level object
 * (`{ source, events: [...] }`). An object without such an array is itself the event.
 */
export function makeListScanner() {
  let depth = 0
  let hasStarted = false
  /** Depth of the elements' container while the list is open, else 0. */
  let listDepth = 0
  let listKey: string | null = null
  let hasList = false
  let key = ''
  /** An array in the top-level object whose first element is not known yet. */
  let isArrayPending = false
  let record: Assembler | null = null
  /** The top-level object as long as no list was found in it. */
  let around: Assembler | null = null
  let line = 1

  const openList = (atDepth: number, atLine: number) => {
    if (hasList)
      throw new ImportFileError('SEVERAL_LISTS', { line: atLine, names: [listKey ?? '', key] })
    hasList = true
    listKey = key
    listDepth = atDepth
    around = null
  }

  const takeElement = (token: Token, atLine: number): SourceRow | null => {
    if (!record) {
      record = new Assembler()
      line = atLine
    }
    record.consume(exactNumber(token))
    if (!record.done) return null
    const value: unknown = record.current
    record = null
    if (isRecord(value)) return { line, record: value }
    return { line, problem: makeProblem({ line, code: 'NOT_AN_EVENT' }) }
  }

  const takeAround = (token: Token, atLine: number) => {
    if (!hasStarted) {
      hasStarted = true
      line = atLine
      if (token.name === 'startArray') openList(1, atLine)
      else if (token.name === 'startObject') around = new Assembler()
      else throw new ImportFileError('MALFORMED_JSON', { line })
    }
    if (token.name === 'keyValue' && depth === 1) key = token.value
    isArrayPending = token.name === 'startArray' && depth === 2
    if (!isArrayPending) around?.consume(exactNumber(token))
  }

  return {
    /** Takes the next token; gives a row when it completes one. */
    take(token: Token, atLine: number): SourceRow | null {
      const isEnd = token.name === 'endObject' || token.name === 'endArray'
      if (isEnd) depth -= 1
      if (token.name === 'startObject' || token.name === 'startArray') {
        depth += 1
        if (depth > maxDepth) throw new ImportFileError('TOO_DEEP', { line: atLine, max: maxDepth })
      }
      if (isArrayPending) {
        isArrayPending = false
        if (token.name === 'startObject') openList(2, atLine)
        else around?.consume({ name: 'startArray' })
      }
      if (listDepth > 0 && isEnd && depth === listDepth - 1) {
        listDepth = 0
        return null
      }
      if (listDepth > 0) return takeElement(token, atLine)
      takeAround(token, atLine)
      return null
    },

    /** Where the row begins that is being read, or was read last. */
    rowLine: () => line,

    /** To be called after the last token: gives the event of an object that holds no list. */
    end(atLine: number): SourceRow | null {
      if (depth > 0) throw new ImportFileError('TRUNCATED_JSON', { line: atLine })
      if (!hasStarted) throw new ImportFileError('MALFORMED_JSON', { line: 1 })
      const value: unknown = around?.current
      if (!isRecord(value)) return null
      const holdsEmptyList = Object.values(value).some((v) => Array.isArray(v) && v.length === 0)
      return holdsEmptyList ? null : { line, record: value }
    },
  }
}
