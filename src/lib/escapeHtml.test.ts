import { expect, test } from '@jest/globals'
import { escapeHtml } from './escapeHtml'

test('escapes what could end a text or a quoted attribute, and nothing else', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp; ğ`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp; ğ',
  )
})
