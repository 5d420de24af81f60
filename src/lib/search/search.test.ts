import { describe, expect, test } from '@jest/globals'
import type { Where } from 'payload'
import { editDistance } from './editDistance'
import { findHighlights } from './findHighlights'
import { foldSearchTexts } from './foldSearchTexts'
import { searchWords } from './searchWords'

describe('how far two words are apart', () => {
  test.each([
    ['istanbul', 'istanbul', 0],
    ['istnabul', 'istanbul', 1],
    ['isanbul', 'istanbul', 1],
    ['istambul', 'istanbul', 1],
    ['isstanbul', 'istanbul', 1],
    ['mhemte', 'mehmet', 2],
    ['', 'abc', 3],
    ['ankara', 'izmir', 5],
  ])('%p and %p: %p', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance)
    expect(editDistance(other, one)).toBe(distance)
  })
})

describe('what is marked', () => {
  const marked = (text: string, ...words: string[]) =>
    findHighlights(text, words).map(([from, to]) => text.slice(from, to))

  test.each([
    ['İstanbul’da Işık', ['istanbul', 'isik'], ['İstanbul', 'Işık']],
    ['Große Straße', ['grosse'], ['Große']],
    ['Cafe\u0301 noir', ['cafe'], ['Cafe\u0301']],
    ['Kaan Akan', ['kan'], ['kan']],
    ['Ali, Alican', ['ali'], ['Ali', 'Ali']],
    ['Aliali', ['ali', 'alial'], ['Alial']],
    ['nothing', ['x', ''], []],
    ['🎉 Parti', ['parti'], ['Parti']],
  ])('%p by %p', (text, words, parts) => expect(marked(text, ...words)).toEqual(parts))
})

describe('conditions', () => {
  test('folded texts are compared with what is folded and literal, wherever they stand', () => {
    const where: Where = {
      or: [
        { searchText: { contains: ' 100% IŞIK_' } },
        {
          and: [{ 'registration.searchText': { like: 'ÖĞLE' } }, { searchPlace: { equals: 'İ' } }],
        },
        { searchPeople: { in: ['Ş', 'ç%'], exists: true } },
      ],
    }
    expect(foldSearchTexts(where)).toEqual({
      or: [
        { searchText: { contains: '100\\% isik\\_' } },
        {
          and: [{ 'registration.searchText': { like: 'ogle' } }, { searchPlace: { equals: 'i' } }],
        },
        { searchPeople: { in: ['s', 'c%'], exists: true } },
      ],
    })
  })

  test('other fields stay as they were typed', () => {
    const where = { title: { contains: 'IŞIK%' }, mySearchText: { equals: 'Ş' } }
    expect(foldSearchTexts(where)).toEqual(where)
  })

  test('of many words the first eight count', () => {
    expect(searchWords(' A  B c d e f g h i j ')).toEqual([...'abcdefgh'])
    expect(searchWords(undefined)).toEqual([])
  })
})
