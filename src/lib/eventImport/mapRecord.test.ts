import { describe, expect, it } from '@jest/globals'
import { makeCleaningNotes } from './cleanValue'
import { findImportField } from './importFields'
import { type FieldMapping, makeRecordMapper } from './mapRecord'

function map(record: Record<string, unknown>, mapping?: FieldMapping) {
  const notes = makeCleaningNotes()
  const { values, metadata } = makeRecordMapper(mapping)(record, notes)
  const taken = Object.entries(values).map(([field, held]) => [field, [held.column, held.value]])
  return { values: Object.fromEntries(taken), metadata, notes }
}

describe('findImportField', () => {
  it.each([
    ['title', 'title'],
    ['Etkinlik Adı', 'title'],
    ['ETKİNLİK ADI', 'title'],
    ['etkinlik_adi', 'title'],
    ['Başlık', 'title'],
    ['Name', 'title'],
    ['start_date', 'startDate'],
    ['Starts at', 'startDate'],
    ['Başlangıç Tarihi', 'startDate'],
    ['BİTİŞ', 'endDate'],
    ['Şehir', 'city'],
    ['İl', 'city'],
    ['Ülke', 'country'],
    ['Kontenjan', 'capacity'],
    ['Fiyat', 'price'],
    ['Ücret', 'price'],
    ['Para Birimi', 'currency'],
    ['Saat Dilimi', 'timezone'],
    ['Düzenleyen', 'organizer'],
    ['location.city', 'city'],
    ['location.address.addressLocality', 'city'],
    ['offers.priceCurrency', 'currency'],
  ])('knows %j as %s', (name, field) => expect(findImportField(name)?.field).toBe(field))

  it.each(['cfpUrl', 'twitter', 'toString', '__proto__', '', 'titles'])(
    'does not know %j',
    (name) => {
      expect(findImportField(name)).toBeNull()
    },
  )
})

describe('makeRecordMapper', () => {
  it('keeps every field that it does not know, in the shape it has', () => {
    const extra = {
      cfpUrl: 'x',
      tags: ['a', { b: 1 }],
      nested: { deep: { er: 1 } },
      zero: 0,
      no: false,
    }
    const { values, metadata } = map({ name: 'Zirve', ...extra })
    expect(values).toEqual({ title: ['name', 'Zirve'] })
    expect(metadata).toEqual(extra)
  })

  it('finds fields in nested objects and keeps what stands beside them', () => {
    const record = {
      '@type': 'Event',
      headline: 'Zirve',
      location: {
        name: 'Salon',
        map: 'https://m',
        address: { addressLocality: 'Bursa', postalCode: '16000' },
      },
      offers: { price: 12.5, priceCurrency: 'EUR' },
    }
    expect(map(record)).toMatchObject({
      values: {
        title: ['headline', 'Zirve'],
        venue: ['location.name', 'Salon'],
        city: ['location.address.addressLocality', 'Bursa'],
        price: ['offers.price', 12.5],
        currency: ['offers.priceCurrency', 'EUR'],
      },
      metadata: {
        '@type': 'Event',
        location: { map: 'https://m', address: { postalCode: '16000' } },
      },
    })
  })

  it('takes the nearer of two names and keeps the other value', () => {
    const far = map({ etkinlik: 'B', title: 'A' })
    expect(far).toMatchObject({ values: { title: ['title', 'A'] }, metadata: { etkinlik: 'B' } })
    const same = map({ title: 'A', etkinlik: 'B' })
    expect(same).toMatchObject({ values: { title: ['title', 'A'] }, metadata: { etkinlik: 'B' } })
  })

  it('prefers a filled column to an empty one of a nearer name', () => {
    expect(map({ title: ' ', name: 'A', city: null })).toMatchObject({
      values: { title: ['name', 'A'] },
      metadata: {},
    })
  })

  it('obeys an explicit mapping, whatever the names say', () => {
    const mapping: FieldMapping = {
      Kod: 'importId',
      NAME: 'metadata',
      'konu.adi': 'title',
      gizli: 'ignore',
    }
    const record = { kod: 'E-1', name: 'x', konu: { adi: 'Zirve' }, gizli: { a: 1 } }
    expect(map(record, mapping)).toMatchObject({
      values: { importId: ['kod', 'E-1'], title: ['konu.adi', 'Zirve'] },
      metadata: { name: 'x' },
    })
    expect(map(record, mapping).metadata).not.toHaveProperty('gizli')
  })

  it('leaves out names that could do harm, at any depth, and names them', () => {
    const record = JSON.parse(
      '{"name":"A","__proto__":{"x":1},"constructor":"y","extra":[{"prototype":1,"fine":2}]}',
    )
    const { metadata, notes } = map(record)
    expect(metadata).toEqual({ extra: [{ fine: 2 }] })
    expect([...notes.refused].sort()).toEqual(['__proto__', 'constructor', 'prototype'])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  it('cleans what no database can store', () => {
    const { metadata, notes } = map({ 'a\u0000b': 'c\u0000d\ud800e', list: ['\u0007x'] })
    expect(metadata).toEqual({ ab: 'cde', list: ['x'] })
    expect(notes.isCleaned).toBe(true)
  })
})
