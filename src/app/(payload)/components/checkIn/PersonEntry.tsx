'use client'

import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { Language } from '@/lib/localisedText'
import { registrationStates, type RegistrationStatus } from '@/lib/registrationStates'
import type { Scan } from '@/lib/checkIns/scanQueue'
import { findPeople, type FoundPerson } from './checkInApi'
import type { CheckInTexts } from './checkInTexts'

type Props = {
  event: string
  language: Language
  texts: CheckInTexts
  time: (iso: string) => string
  direction: 'in' | 'out'
  onSubject: (subject: Scan['subject']) => void
}

type Search = { words: string; people: FoundPerson[] | null }

const typingMs = 250

/** What a QR code holds, or the code in the mail: nothing to search for. */
const isCode = (typed: string) =>
  /^[A-HJKMNP-TV-Z2-9]{9}$/i.test(typed.replace(/[\s-]/g, '')) || /^\S{40,}$/.test(typed)

/** One line for whatever people say or show: a code goes at once, words are searched. */
export function PersonEntry({ event, language, texts, time, direction, onSubject }: Props) {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState<Search | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const words = typed.trim()
  const searchable = words.length >= 2 && !isCode(words)

  useEffect(() => {
    if (!searchable) return
    let over = false
    const timer = setTimeout(() => {
      void findPeople(event, words).then((people) => !over && setSearch({ words, people }))
    }, typingMs)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [event, searchable, words])

  const found = searchable && search?.words === words ? search : null
  const take = (subject: Scan['subject']) => {
    setTyped('')
    setSearch(null)
    onSubject(subject)
    input.current?.focus()
  }
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    if (words === '') return
    if (isCode(words)) return take({ code: words })
    const [first, second] = found?.people ?? []
    if (first && !second) return take({ registration: first.id })
    if (first) return list.current?.querySelector('button')?.focus()
    if (found?.people) take({ code: words })
  }
  return (
    <form className="checkin-entry" role="search" onSubmit={submit}>
      {searchable && (
        <div className="checkin-entry__found" aria-live="polite">
          {!found && <p>{texts.searching}</p>}
          {found?.people === null && <p>{texts.noSearch}</p>}
          {found?.people?.length === 0 && <p>{texts.nobody}</p>}
          <ul ref={list}>
            {found?.people?.map((person) => (
              <li key={person.id}>
                <button type="button" onClick={() => take({ registration: person.id })}>
                  <strong>
                    {person.givenName} {person.familyName}
                  </strong>
                  <span>{factsOf({ person, language, texts, time })}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <label className="rostrum-for-listeners" htmlFor="checkin-entry">
        {texts.entry}
      </label>
      <input
        id="checkin-entry"
        ref={input}
        type="search"
        enterKeyHint="go"
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        placeholder={texts.entry}
        title={texts.entryHint}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(pressed) => pressed.key === 'Escape' && setTyped('')}
      />
      <button type="submit" className="rostrum-button rostrum-button--first">
        {direction === 'in' ? texts.go : texts.goOut}
      </button>
    </form>
  )
}

type Facts = Pick<Props, 'language' | 'texts' | 'time'> & { person: FoundPerson }

function factsOf({ person, language, texts, time }: Facts): string {
  const { email, ticketTypeName, status, checkedInAt } = person
  const state =
    status === 'confirmed'
      ? null
      : registrationStates.labels[status as RegistrationStatus][language]
  const inside = checkedInAt ? texts.already(time(checkedInAt)) : null
  return [state, inside, ticketTypeName, email].filter(Boolean).join(' · ')
}
