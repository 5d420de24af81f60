import { describe, expect, test } from '@jest/globals'
import {
  bullets,
  button,
  heading,
  lexicalDocument,
  link,
  paragraph,
  textNode,
} from '@/testing/factories/lexical'
import { composeCampaign, type CampaignDraft } from './composeCampaign'
import { previewCampaign } from './previewCampaign'

const draft = (parts: Partial<CampaignDraft> = {}): CampaignDraft => ({
  campaign: '01a20000-0000-7000-8000-000000000001',
  locale: 'en',
  timezone: 'Europe/Istanbul',
  from: { name: 'Rostrum', address: 'news@example.org' },
  subject: 'Hello {{ contact.givenName }}',
  preheader: '',
  content: lexicalDocument(paragraph('Dear {{ contact.givenName }}, welcome.')),
  event: null,
  images: {},
  trackOpens: true,
  trackClicks: true,
  listId: 'news.example.org',
  ...parts,
})

const event = {
  title: 'Spring <b>meeting</b>',
  summary: '',
  date: 'Saturday',
  startDate: '2027-04-17T07:00:00.000Z',
  endDate: '2027-04-17T15:00:00.000Z',
  timezone: 'Europe/Istanbul',
  location: 'Istanbul',
  organizer: 'Us',
  url: 'https://events.example.org/spring',
}

const recipient = {
  delivery: '01a20000-0000-7000-8000-0000000000aa',
  email: 'ada@example.org',
  givenName: 'Ada',
  familyName: 'Lovelace',
  locale: 'en',
  attributes: {},
}

const addresses = {
  unsubscribeUrl: 'https://r.example.org/unsubscribe/T',
  openUrl: 'https://r.example.org/track/open/T',
  links: ['https://r.example.org/track/click/A', 'https://r.example.org/track/click/B'],
}

const read = (parts: Partial<CampaignDraft>, person: Partial<typeof recipient> = {}) => {
  const { message, problems } = composeCampaign(draft(parts))
  expect(problems).toEqual([])
  return previewCampaign({ message, recipient: { ...recipient, ...person }, addresses })
}

describe('tags are checked before anyone gets the mail', () => {
  test.each([
    ['{{ contact.frist }}', ['contact.frist']],
    ['{{ kontakt.givenName }}', ['kontakt.givenName']],
    ['{{ contact }}', ['contact']],
    ['{{ system.openUrl }}', ['system.openUrl']],
    ['{{ contact.constructor }}', ['contact.constructor']],
    ['{% if contact.vip %}x{% endif %}', ['contact.vip']],
    ['{{ contact.givenName | default: contact.nick }}', ['contact.nick']],
  ])('%s is named as unknown', (text, unknown) => {
    const inContent = composeCampaign(draft({ content: lexicalDocument(paragraph(text)) }))
    expect(inContent.unknownTags).toEqual(unknown)
    expect(inContent.problems).toEqual(
      unknown.map((tag) => ({ path: 'content', message: `There is no merge tag {{ ${tag} }}.` })),
    )
    const inSubject = composeCampaign(draft({ subject: text }))
    expect(inSubject.problems[0]).toMatchObject({ path: 'subject' })
    const inLink = composeCampaign(
      draft({
        content: lexicalDocument(
          paragraph(link(`https://example.org/?a={{ ${unknown[0] as string} }}`, 'here')),
        ),
      }),
    )
    expect(inLink.unknownTags).toEqual([unknown[0]])
  })

  test.each([
    ['{{ contact.givenName', /not closed/],
    ['{% if contact.givenName %}x', /not closed/],
    ['{% for x in contact.attributes %}x{% endfor %}', /no tag called for/],
    ['{% include "x" %}', /no tag called include/],
    ['{% assign a = 1 %}', /no tag called assign/],
    ['{{ contact.givenName | raw }}', /no filter called raw/],
    ['{{ contact.givenName | nope }}', /no filter called nope/],
  ])('%s is refused', (text, message) => {
    const { problems } = composeCampaign(draft({ content: lexicalDocument(paragraph(text)) }))
    expect(problems).toEqual([{ path: 'content', message: expect.stringMatching(message) }])
  })

  test('tags of an event need an event', () => {
    const content = lexicalDocument(paragraph('{{ event.title }}'))
    expect(composeCampaign(draft({ content })).problems).toEqual([
      { path: 'content', message: expect.stringMatching(/need an event/) },
    ])
    expect(composeCampaign(draft({ content, event })).problems).toEqual([])
    const asLink = lexicalDocument(paragraph(link('{{ event.url }}', 'page')))
    expect(composeCampaign(draft({ content: asLink })).problems).toHaveLength(1)
    expect(composeCampaign(draft({ content: asLink, event })).message.links).toEqual([event.url])
  })

  test('a campaign needs a subject and something to say', () => {
    const { problems } = composeCampaign(draft({ subject: ' \n', content: lexicalDocument() }))
    expect(problems.map(({ path }) => path)).toEqual(['subject', 'content'])
    expect(composeCampaign(draft({ content: null })).problems).toHaveLength(1)
  })

  test('a part that mails cannot show is named', () => {
    const content = lexicalDocument({ type: 'table', children: [] })
    expect(composeCampaign(draft({ content })).problems).toEqual([
      { path: 'content', message: 'A mail cannot show this part: table.' },
    ])
  })
})

describe('links', () => {
  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'https://{{ contact.attributes.site }}/',
    'https://example{{ contact.attributes.site }}.org/',
    'https://example.org{{ contact.givenName }}',
    '{{ contact.attributes.site }}',
    '{% if contact.givenName %}https://a.example{% endif %}',
    'https://',
    'http:/example.org',
  ])('%s cannot be a link', (url) => {
    const { problems } = composeCampaign(
      draft({ content: lexicalDocument(paragraph(link(url, 'x'))) }),
    )
    expect(problems).toHaveLength(1)
    expect(problems[0]?.path).toBe('content')
  })

  test('each web address is collected once, and replaced by the redirect of the reader', () => {
    const content = lexicalDocument(
      paragraph(link('https://a.example/1', 'one'), link('https://a.example/2', 'two')),
      button('Again', 'https://a.example/1'),
      paragraph(link('mailto:us@example.org', 'write')),
    )
    const { message } = composeCampaign(draft({ content }))
    expect(message.links).toEqual(['https://a.example/1', 'https://a.example/2'])
    const { html, text } = read({ content })
    expect(html).not.toContain('https://a.example')
    expect(html.split(addresses.links[0] as string)).toHaveLength(3)
    expect(html).toContain('href="mailto:us@example.org"')
    expect(text).toContain(`two (${addresses.links[1] as string})`)
  })

  test('without counting, links are plain and their tags percent-encoded', () => {
    const content = lexicalDocument(
      paragraph(link('https://a.example/?q={{ contact.givenName }}&b=1', 'one')),
    )
    const { html, text } = read(
      { content, trackClicks: false, trackOpens: false },
      { givenName: 'A&b="c" #/ö' },
    )
    const encoded = encodeURIComponent('A&b="c" #/ö')
    expect(html).toContain(`href="https://a.example/?q=${encoded}&amp;b=1"`)
    expect(text).toContain(`https://a.example/?q=${encoded}&b=1`)
    expect(html).not.toContain('/track/')
  })

  test('a link to unsubscribe is added exactly where there is none', () => {
    const without = read({})
    expect(without.html.split(addresses.unsubscribeUrl)).toHaveLength(2)
    expect(without.text).toContain(addresses.unsubscribeUrl)
    const withOne = read({
      content: lexicalDocument(paragraph('Bye. ', link('{{ unsubscribeUrl }}', 'Leave'))),
    })
    expect(withOne.html.split(addresses.unsubscribeUrl)).toHaveLength(2)
    expect(withOne.text).toContain(`Leave (${addresses.unsubscribeUrl})`)
  })

  test('the pixel is there only when opens are counted', () => {
    expect(read({}).html).toContain(`<img src="${addresses.openUrl}"`)
    expect(read({ trackOpens: false }).html).not.toContain(addresses.openUrl)
  })
})

describe('values are safe where they stand', () => {
  const hostile = '<img src=x onerror="alert(1)">\r\nBcc: all@example.org {{ contact.email }}'

  test('in HTML they are text', () => {
    const { html } = read({}, { givenName: hostile })
    expect(html).not.toContain('<img src=x')
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;')
  })

  test('in a subject they are one line, and are not read as tags again', () => {
    const { subject } = read({}, { givenName: hostile })
    expect(subject).toBe(`Hello ${hostile.replace('\r\n', ' ')}`)
  })

  test('an event is data too', () => {
    const content = lexicalDocument(paragraph('{{ event.title }}'))
    expect(read({ content, event }).html).toContain('Spring &lt;b&gt;meeting&lt;/b&gt;')
  })

  test('what people write themselves is text as well, tags apart', () => {
    const { html, text } = read({
      content: lexicalDocument(
        paragraph(
          '1 < 2 & "{{ contact.givenName | default: \'<x>\' }}" {% if contact.locale == "en" %}<en>{% endif %}',
        ),
      ),
    })
    expect(html).toContain('1 &lt; 2 &amp; &quot;Ada&quot; &lt;en&gt;')
    expect(text).toContain('1 < 2 & "Ada" <en>')
  })

  test('a default that holds markup is escaped', () => {
    const content = lexicalDocument(paragraph('{{ contact.attributes.x | default: "<i>&" }}'))
    expect(read({ content }).html).toContain('&lt;i&gt;&amp;')
  })

  test('the name of a sender is never read as a template', () => {
    const { html } = read({ from: { name: '{{ contact.email }}<b>', address: 'a@example.org' } })
    expect(html).toContain(' contact.email &lt;b&gt;')
  })

  test('prototypes are out of reach', () => {
    const content = lexicalDocument(paragraph('[{{ contact.attributes.constructor }}]'))
    expect(read({ content }).text).toContain('[]')
  })
})

describe('the two forms say the same', () => {
  test('headings, lists, formats and buttons', () => {
    const content = lexicalDocument(
      heading('h2', 'Program'),
      bullets(['First'], ['Second ', textNode('bold', 1)]),
      button('Join', 'https://a.example/join'),
    )
    const { html, text } = read({ content })
    expect(html).toMatch(/<h2[^>]*>Program<\/h2>/)
    expect(html).toContain('<strong>bold</strong>')
    expect(text).toContain('Program\n')
    expect(text).toContain('- First\n- Second bold')
    expect(text).toContain(`Join:\n${addresses.links[0] as string}`)
  })

  test('conditions may reach over several paragraphs', () => {
    const content = lexicalDocument(
      paragraph('{% if contact.locale == "tr" %}'),
      paragraph('Merhaba'),
      paragraph('{% else %}'),
      paragraph('Hello'),
      paragraph('{% endif %}'),
    )
    expect(read({ content }, { locale: 'tr' }).text).toContain('Merhaba')
    expect(read({ content }, { locale: 'tr' }).text).not.toContain('Hello\n\n--')
    expect(read({ content }).html).toContain('Hello')
  })

  test('letter case follows the language', () => {
    const content = lexicalDocument(paragraph('{{ contact.givenName | upcase }}'))
    expect(read({ content, locale: 'tr' }, { givenName: 'irmak' }).text).toContain('İRMAK')
    expect(read({ content, locale: 'en' }, { givenName: 'irmak' }).text).toContain('IRMAK')
  })

  test('dates are written in the zone of the campaign', () => {
    const content = lexicalDocument(paragraph('{{ event.startDate | date: "%Y-%m-%d %H:%M" }}'))
    expect(read({ content, event }).text).toContain('2027-04-17 10:00')
  })
})
