import { describe, expect, test } from '@jest/globals'
import { en } from './en'
import { locales, pickLocale, upperCase } from './locale'
import { textsFor } from './textsFor'
import { tr } from './tr'

type Leaf = { path: string; text: string }

/** Every text of a language; functions are called with a mark that is easy to find. */
function leaves(node: unknown, path = ''): Leaf[] {
  if (typeof node === 'string') return [{ path, text: node }]
  if (typeof node === 'function') {
    const mark = path.endsWith('.attached') ? ['⟦X⟧', '⟦Y⟧'] : '⟦X⟧'
    return [{ path, text: String((node as (value: unknown) => unknown)(mark)) }]
  }
  return Object.entries(node as object).flatMap(([key, value]) => leaves(value, `${path}.${key}`))
}

const turkish = leaves(tr)
const english = new Map(leaves(en).map(({ path, text }) => [path, text]))

describe('the Turkish texts', () => {
  test('are all there and all translated', () => {
    expect(turkish.map(({ path }) => path).sort()).toEqual([...english.keys()].sort())
    const same = turkish.filter(({ path, text }) => english.get(path) === text)
    expect(same.map(({ path }) => path)).toEqual(['.mails.platform'])
  })

  test('say the same values as the English ones', () => {
    const missing = turkish.filter(
      ({ path, text }) => english.get(path)?.includes('⟦X⟧') !== text.includes('⟦X⟧'),
    )
    expect(missing).toEqual([])
  })

  test('hang no suffix on a value, whose vowels nobody knows beforehand', () => {
    expect(turkish.filter(({ text }) => /⟧[\p{L}'’]/u.test(text))).toEqual([])
  })
})

test('a language is picked by its tag, and English where there is none', () => {
  expect(['tr', 'TR', 'tr-TR', 'tr_CY'].map(pickLocale)).toEqual(['tr', 'tr', 'tr', 'tr'])
  expect(['en-US', 'de', '', null, undefined, 'trk'].map(pickLocale)).toEqual(Array(6).fill('en'))
  expect(locales.map(textsFor)).toEqual([en, tr])
})

test('upper case keeps the Turkish i apart', () => {
  expect(upperCase('Işık, tarih ve iğne', 'tr')).toBe('IŞIK, TARİH VE İĞNE')
  expect(upperCase('time', 'en')).toBe('TIME')
})
