'use client'

import { useState } from 'react'
import { importFields } from '@/lib/eventImport/importFields'
import type { EventImport } from '@/payload-types'
import type { ImportTexts } from './importTexts'

type Props = {
  row: EventImport
  texts: ImportTexts
  busy: boolean
  onCheck: (mapping: Record<string, string>) => void
}

type Found = { columns?: { name: string; target: string }[] } | null

const targets = [...importFields, 'metadata', 'ignore']

/** The columns of a CSV and the fields they become, to be corrected while nothing is imported. */
export function ColumnTable({ row, texts, busy, onCheck }: Props) {
  const [changes, setChanges] = useState<Record<string, string>>({})
  const { columns = [] } = (row.found as Found) ?? {}
  if (columns.length === 0) return null
  const { mapping = {} } = (row.options ?? {}) as { mapping?: Record<string, string> }
  const editable = row.status === 'checked'
  return (
    <details className="rostrum-import__columns">
      <summary>{texts.columns}</summary>
      <table className="rostrum-table">
        <thead>
          <tr>
            <th scope="col">{texts.column}</th>
            <th scope="col">{texts.target}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, target }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {editable ? (
                  <select
                    aria-label={`${name}: ${texts.target}`}
                    value={changes[name] ?? target}
                    onChange={({ currentTarget: { value } }) =>
                      setChanges((known) => ({ ...known, [name]: value }))
                    }
                  >
                    {targets.map((each) => (
                      <option key={each} value={each}>
                        {texts.targets[each] ?? each}
                      </option>
                    ))}
                  </select>
                ) : (
                  (texts.targets[target] ?? target)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {editable && Object.keys(changes).length > 0 && (
        <button
          type="button"
          className="rostrum-button"
          disabled={busy}
          onClick={() => onCheck({ ...mapping, ...changes })}
        >
          {texts.checkAgain}
        </button>
      )}
    </details>
  )
}
