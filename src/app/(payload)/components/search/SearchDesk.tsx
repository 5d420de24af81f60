'use client'

import { useRef, useState, type KeyboardEvent } from 'react'
import { SearchResults } from './SearchResults'
import { SearchStatus } from './SearchStatus'
import { groupResults } from './groupResults'
import type { SearchTexts } from './searchTexts'
import { useSearch } from './useSearch'

const ids = { list: 'panel-search-list', option: (at: number) => `panel-search-option-${at}` }

/** The line to type in and what it finds, as a combobox: the focus stays in the line, the keys move a mark. */
export function SearchDesk({ texts, onClose }: { texts: SearchTexts; onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const words = typed.trim()
  const { outcome, ...search } = useSearch(words)
  const groups = outcome?.kind === 'found' ? groupResults(outcome.results) : []
  const count = groups.reduce((sum, { results }) => sum + results.length, 0)
  // What is shown while a new answer is on its way is not to be opened by mistake.
  const ready = count > 0 && !search.busy

  const optionAt = (at: number) => list.current?.querySelector<HTMLElement>(`#${ids.option(at)}`)
  const move = (to: number) => {
    const next = (to + count) % count
    setActive(next)
    optionAt(next)?.scrollIntoView({ block: 'nearest' })
  }
  const press = (event: KeyboardEvent) => {
    const { key, nativeEvent } = event
    if (nativeEvent.isComposing || !['ArrowDown', 'ArrowUp', 'Enter'].includes(key)) return
    event.preventDefault()
    if (!ready) return
    if (key === 'Enter') optionAt(active)?.click()
    else move(active + (key === 'ArrowDown' ? 1 : -1))
  }

  return (
    <div className="panel-search__desk">
      <div className="panel-search__line">
        <input
          type="text"
          role="combobox"
          aria-label={texts.label}
          aria-autocomplete="list"
          aria-expanded={count > 0}
          aria-controls={ids.list}
          aria-activedescendant={ready ? ids.option(active) : undefined}
          placeholder={texts.label}
          maxLength={200}
          enterKeyHint="go"
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setActive(0)
          }}
          onKeyDown={press}
        />
        <button type="button" className="panel-search__close" onClick={onClose}>
          {texts.close}
        </button>
      </div>
      <SearchStatus {...{ texts, words, outcome, count, ...search }} />
      <div
        ref={list}
        id={ids.list}
        role="listbox"
        aria-label={texts.open}
        aria-busy={search.busy}
        className="panel-search__list"
        hidden={count === 0}
      >
        <SearchResults
          groups={groups}
          active={ready ? active : -1}
          idOf={ids.option}
          texts={texts}
          onActive={setActive}
        />
      </div>
      <p className="panel-search__keys" aria-hidden="true">
        <kbd>↑</kbd> <kbd>↓</kbd> {texts.keys.move} <kbd>↵</kbd> {texts.keys.go} <kbd>Esc</kbd>{' '}
        {texts.keys.close}
      </p>
    </div>
  )
}
