import { describe, expect, test } from '@jest/globals'
import { missingGlyphs } from './fonts'
import { layoutText, type TextLayout } from './layoutText'

const style = { weight: 'regular', size: 10 } as const
const lines = (layout: TextLayout) =>
  layout.lines.map(({ runs }) => runs.map(({ text }) => text).join(''))

describe('a laid-out text', () => {
  test('wraps between words and keeps every word', () => {
    const text = 'Sütlüce Mahallesi Karaağaç Caddesi numara on dokuz Beyoğlu İstanbul'
    const layout = layoutText({ ...style, text, width: 90 })
    expect(lines(layout).join(' ')).toBe(text)
    for (const { width } of layout.lines) expect(width).toBeLessThanOrEqual(90)
    expect(layout.height).toBeCloseTo(layout.lines.length * 12.5)
    expect(layout.truncated).toBe(false)
  })

  test('shrinks before it is cut, and no further than allowed', () => {
    const title = {
      ...style,
      text: 'Uluslararası Sürdürülebilir Şehirler Kongresi',
      width: 100,
      maxLines: 2,
    }
    const shrunk = layoutText({ ...title, minSize: 5 })
    expect(shrunk.size).toBeLessThan(10)
    expect(shrunk.truncated).toBe(false)
    const cut = layoutText({ ...title, minSize: 9 })
    expect(cut.size).toBe(9)
    expect(cut.truncated).toBe(true)
    expect(lines(cut).at(-1)).toMatch(/…$/)
    expect(cut.lines).toHaveLength(2)
    expect(cut.lines.at(-1)?.width).toBeLessThanOrEqual(100)
  })

  test('breaks a word only when it fits nowhere, and never inside a character', () => {
    const text = '𝔸g\u0308'.repeat(30)
    const layout = layoutText({ ...style, text, width: 40 })
    expect(layout.lines.length).toBeGreaterThan(1)
    for (const line of lines(layout)) expect(line).not.toMatch(/^\p{M}|\p{Surrogate}/u)
    expect(lines(layout).join('')).toBe(text.normalize('NFC'))
    for (const { width } of layout.lines) expect(width).toBeLessThanOrEqual(40)
  })

  test('leaves out emoji that no font has, and keeps symbols that one has', () => {
    const text = 'Ada 🚀👩‍💻 Zirve ★ ☕ 2026 🎉'
    expect(lines(layoutText({ ...style, text, width: 300 }))).toEqual(['Ada Zirve ★ ☕ 2026'])
  })

  test('keeps the lines of a heading about equally long', () => {
    const heading = { ...style, text: 'İstanbul Yapay Zekâ Zirvesi 2026', width: 125 }
    expect(lines(layoutText(heading))).toEqual(['İstanbul Yapay Zekâ', 'Zirvesi 2026'])
    const even = lines(layoutText({ ...heading, balanced: true }))
    expect(even).toEqual(['İstanbul Yapay', 'Zekâ Zirvesi 2026'])
  })

  test('keeps line ends and joins other white space', () => {
    expect(lines(layoutText({ ...style, text: ' a\t b\r\nc \n\n d\u0000 ', width: 100 }))).toEqual([
      'a b',
      'c',
      '',
      'd',
    ])
  })

  test('of nothing is nothing', () => {
    expect(layoutText({ ...style, text: ' \n ', width: 100 })).toMatchObject({
      lines: [],
      height: 0,
    })
  })

  test('takes a fallback font only for what the first one lacks', () => {
    const [line] = layoutText({ ...style, text: 'Արմեն K. 2', width: 300 }).lines
    expect(line?.runs.map(({ text, font }) => [text, font.name])).toEqual([
      ['Արմեն ', 'regular-1'],
      ['K. 2', 'regular-0'],
    ])
  })

  test('puts right-to-left words in reading order, numbers and brackets the right way round', () => {
    const [line] = layoutText({ ...style, text: 'Dr. محمد علی (12) OK', width: 300 }).lines
    // Runs go from left to right; inside a shaped run the shaper turns letters and bracket round.
    expect(line?.runs.map(({ text }) => text)).toEqual(['Dr. ', '(', '12', 'محمد علی )', ' OK'])
    const shaped = line?.runs.filter(({ rightToLeft }) => rightToLeft).map(({ text }) => text)
    expect(shaped).toEqual(['محمد علی )'])
  })
})

describe('missing glyphs', () => {
  test('none for the scripts that documents promise', () => {
    const promised =
      'Türkçe ğĞşŞıİçÇöÖüÜâîû ₺ €  Ελληνικά ᾳ Кириллица Қазақ Əzərbaycan Việt Ngữ Հայերեն ქართული العربية فارسی עברית'
    expect(missingGlyphs(promised)).toEqual([])
    expect(missingGlyphs(promised, 'bold')).toEqual([])
  })

  test('are named once each, in order, as the reader sees them', () => {
    expect(missingGlyphs('Ada 王小王 ☕ 👩‍💻 Ada')).toEqual(['王', '小', '👩‍💻'])
  })

  test('what is never drawn is not missing', () => {
    expect(missingGlyphs('a\u200d\u200e\ufe0f\u00ad\n\tb')).toEqual([])
  })
})
