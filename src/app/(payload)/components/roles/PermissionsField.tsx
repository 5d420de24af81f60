'use client'

import {
  FieldError,
  FieldLabel,
  useDocumentInfo,
  useField,
  useFormFields,
  useTranslation,
} from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'
import { allPermissions, permissions, type Permission } from '@/access/permissions'
import type { Language } from '@/lib/localisedText'
import { areaLabels, roleTexts } from './roleTexts'
import './permissions.css'

type Area = { name: keyof typeof areaLabels; of: Permission[] }

/** The vocabulary by area, in its own order. */
const areas = allPermissions.reduce<Area[]>((found, permission) => {
  const name = permission.split('.', 1)[0] as Area['name']
  const last = found.find((area) => area.name === name)
  if (last) last.of.push(permission)
  else found.push({ name, of: [permission] })
  return found
}, [])

/** What a role may do, as a matrix of checkboxes: an area a card, a permission a line. */
export function PermissionsField({ path, field, readOnly }: JSONFieldClientProps) {
  const { value, setValue, showError } = useField<string[]>({ path })
  const { collectionSlug } = useDocumentInfo()
  const name = useFormFields(([fields]) => fields.name?.value)
  const isAdmin = collectionSlug === 'roles' && name === 'admin'
  const { i18n } = useTranslation()
  const language: Language = i18n.language === 'tr' ? 'tr' : 'en'
  const texts = roleTexts[language]
  const held = new Set(Array.isArray(value) ? value : [])
  const fixed = readOnly || isAdmin

  const put = (changed: readonly Permission[], on: boolean) => {
    const next = new Set(held)
    for (const permission of changed) {
      if (on) next.add(permission)
      else next.delete(permission)
    }
    setValue(allPermissions.filter((permission) => next.has(permission)))
  }

  return (
    <div className={`field-type permissions-field${showError ? ' error' : ''}`}>
      <FieldLabel as="span" label={field.label} path={path} required={field.required} />
      <FieldError path={path} showError={showError} />
      {isAdmin && <p className="permissions-field__note">{texts.adminHoldsAll}</p>}
      <div className="permissions-field__areas">
        {areas.map(({ name, of }) => {
          const count = of.filter((permission) => held.has(permission)).length
          return (
            <fieldset key={name} className="permissions-field__area" disabled={fixed}>
              <legend>
                <label>
                  <input
                    type="checkbox"
                    checked={count === of.length}
                    ref={(box) => {
                      if (box) box.indeterminate = count > 0 && count < of.length
                    }}
                    onChange={({ target }) => put(of, target.checked)}
                  />
                  <span>{areaLabels[name][language]}</span>
                  <span className="permissions-field__count">{texts.count(count, of.length)}</span>
                </label>
              </legend>
              {of.map((permission) => (
                <label key={permission} title={permission}>
                  <input
                    type="checkbox"
                    checked={held.has(permission)}
                    onChange={({ target }) => put([permission], target.checked)}
                  />
                  <span>{permissions[permission][language]}</span>
                </label>
              ))}
            </fieldset>
          )
        })}
      </div>
    </div>
  )
}
