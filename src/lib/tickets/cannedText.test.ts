import { describe, expect, test } from '@jest/globals'
import { findCannedProblem, renderCanned } from './cannedText'

describe('canned replies', () => {
  test('take the names of the ticket they answer', () => {
    const text =
      'Merhaba {{ customer.givenName }},\n{{ ticket.number }} numaralı talebiniz çözüldü.'
    const values = { 'customer.givenName': 'Işıl', 'ticket.number': 'TKT-2026-000007' } as const
    expect(findCannedProblem(text)).toBeNull()
    expect(renderCanned(text, values)).toBe(
      'Merhaba Işıl,\nTKT-2026-000007 numaralı talebiniz çözüldü.',
    )
  })

  test('leave nothing where a value is not known', () => {
    expect(renderCanned('About {{ event.title | default: "the event" }}.', {})).toBe(
      'About the event.',
    )
  })

  test.each([
    ['a variable that does not exist', '{{ customer.password }}', 'customer.password'],
    ['one that hides in a condition', '{% if user.roles %}x{% endif %}', 'user.roles'],
    ['braces that do not close', 'Hello {{ customer.name', 'not closed'],
    ['a file', '{% include "/etc/passwd" %}', 'passwd'],
  ])('refuse %s', (_what, template, problem) => {
    expect(findCannedProblem(template)).toContain(problem)
  })
})
