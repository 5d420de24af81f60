import { describe, expect, test } from '@jest/globals'
import { simpleParser } from 'mailparser'
import { lexicalDocument, link, paragraph } from '@/testing/factories/lexical'
import { compileCampaign } from './compileCampaign'
import { composeCampaign } from './composeCampaign'
import { previewCampaign } from './previewCampaign'
import { encodeQuotedPrintable } from './quotedPrintable'

const long = 'ğüşiöç İstanbul … '.repeat(30)

const { message, problems } = composeCampaign({
  campaign: '01a20000-0000-7000-8000-000000000001',
  locale: 'tr',
  timezone: 'Europe/Istanbul',
  from: { name: 'Şirket "A" Ş.', address: 'haber@örnek.example' },
  replyTo: 'cevap@example.org',
  subject: 'Merhaba {{ contact.fullName }}: yeni dönem başlıyor, yerinizi şimdiden ayırtın',
  preheader: 'Kısa',
  content: lexicalDocument(
    paragraph(long),
    paragraph('.'),
    paragraph(
      '.{{ contact.givenName }}. {% if contact.locale == "tr" %}evet{% else %}hayır{% endif %} = {x} ',
    ),
    paragraph(link('https://example.org/?a=1&b=2', 'tıkla')),
  ),
  event: null,
  images: {},
  trackOpens: true,
  trackClicks: true,
  listId: 'haber.example.org',
})

const addresses = {
  unsubscribeUrl: `https://r.example.org/unsubscribe/${'T'.repeat(90)}`,
  openUrl: 'https://r.example.org/track/open/T',
  links: [`https://r.example.org/track/click/${'c'.repeat(90)}`],
}

const person = (parts: object = {}) => ({
  delivery: '01a20000-0000-7000-8000-0000000000aa',
  email: 'ayşe@örnek.example',
  givenName: 'Ayşe',
  familyName: 'Yılmaz',
  locale: 'tr',
  attributes: {},
  ...parts,
})

const make = compileCampaign(message)
const date = new Date('2026-11-22T10:00:00Z')

describe('the message of one recipient', () => {
  test('says on the wire what the preview shows', async () => {
    expect(problems).toEqual([])
    const outgoing = make({ recipient: person(), addresses, date })
    const parsed = await simpleParser(outgoing.bytes)
    const preview = previewCampaign({ message, recipient: person(), addresses })
    expect(parsed.subject).toBe(preview.subject)
    expect(parsed.html).toBe(preview.html)
    expect(parsed.text?.trim()).toBe(preview.text.trim())
    expect(parsed.date).toEqual(date)
    expect(parsed.from?.value).toEqual([{ name: 'Şirket "A" Ş.', address: 'haber@örnek.example' }])
    expect(outgoing.from).toBe('haber@xn--rnek-4qa.example')
    expect(parsed.replyTo?.text).toBe('cevap@example.org')
    expect(outgoing.to).toBe('ayşe@xn--rnek-4qa.example')
    expect(parsed.messageId).toBe('<01a20000-0000-7000-8000-0000000000aa@xn--rnek-4qa.example>')
  })

  test('can be left with one click (RFC 8058)', async () => {
    const { headerLines } = await simpleParser(make({ recipient: person(), addresses, date }).bytes)
    const line = (key: string) => headerLines.find((header) => header.key === key)?.line
    // On one line: a folded address breaks DKIM at some servers.
    expect(line('list-unsubscribe')).toBe(`List-Unsubscribe: <${addresses.unsubscribeUrl}>`)
    expect(line('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  })

  test('is plain ASCII in lines that servers pass on unchanged, none of which is a dot', () => {
    const text = make({ recipient: person(), addresses, date }).bytes.toString('latin1')
    const body = text.slice(text.indexOf('\r\n\r\n'))
    // RFC 5321 allows an address beyond ASCII in To; everything else is ASCII.
    expect(text.replace(/^To: .*(\r\n .*)*$/m, '')).toMatch(/^[\x00-\x7f]*$/)
    const lines = body.split('\r\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78)
    expect(lines.filter((line) => line.startsWith('.'))).toEqual([])
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('a name cannot add a header or a recipient', async () => {
    const hostile = 'Eve\r\nBcc: all@example.org\r\n\r\n<b>"'
    const { bytes } = make({ recipient: person({ givenName: hostile }), addresses, date })
    const parsed = await simpleParser(bytes)
    expect(parsed.headers.has('bcc')).toBe(false)
    expect(parsed.bcc).toBeUndefined()
    expect(parsed.subject).toContain('Eve Bcc: all@example.org')
    expect(parsed.html).toContain('.Eve Bcc: all@example.org &lt;b&gt;&quot;')
    expect(parsed.html).not.toContain('<b>')
    expect([parsed.to].flat()[0]?.value).toHaveLength(1)
  })

  test('is the same whether the engine or we put it together', () => {
    const body = (html: string, name: string) => {
      const { bytes } = compileCampaign({ ...message, html, text: html, subject: 'Merhaba' })({
        recipient: person({ givenName: name }),
        addresses,
        date,
      })
      return bytes.toString()
    }
    const html =
      '.a{{contact.givenName}}{{ contact.email }}<a href="{{ system.links[0] }}">{{ event.title }}' +
      '{{ system.links[7] }}{{ unsubscribeUrl }}{{ system.openUrl }} {{- sender.name -}} ş{{ contact.fullName }}'
    const byEngine = `${html}{% if contact.locale == "xx" %}x{% endif %}`
    for (const name of ['Ayşe', 'a.b', '.x', '<b>=', '', '{{ contact.email }}', 'x'.repeat(80)]) {
      expect(body(html, name)).toBe(body(byEngine, name))
    }
  })

  test.each([
    'no-at.example',
    'a b@example.org',
    'a@b@c',
    'a<b>@example.org',
    'a@',
    'x@-.\n',
    '"a,b"@c.d',
  ])('an address that no server takes is refused: %j', (email) => {
    expect(() => make({ recipient: person({ email }), addresses, date })).toThrow(TypeError)
  })
})

describe('quoted-printable', () => {
  test('gives back any text, wherever it is cut', async () => {
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % below
    }
    const any = Array.from('abc .={}\n\t ğİ€😀-')
    const harmless = Array.from('ab.-')
    for (let round = 0; round < 200; round += 1) {
      const alphabet = round % 2 === 0 ? any : harmless
      const pieces = Array.from({ length: 1 + random(5) }, () =>
        Array.from({ length: random(120) }, () => alphabet[random(alphabet.length)]).join(''),
      )
      const encoded = pieces.map(encodeQuotedPrintable).join('')
      const mail = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${encoded}|`
      const parsed = await simpleParser(mail)
      expect(parsed.text?.replaceAll('\r\n', '\n')).toBe(`${pieces.join('')}|`)
      for (const line of encoded.split('\r\n')) {
        expect(line.length).toBeLessThanOrEqual(76)
        expect(line).toMatch(/^([!-<>-~]|=[0-9A-F]{2}|[ \t](?!$)|=$)*$/)
      }
    }
  })
})
