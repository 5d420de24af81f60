import type { RefObject } from 'react'
import type { ImportTexts } from './importTexts'

type Props = { form: RefObject<HTMLFormElement | null>; texts: ImportTexts }

const zones = Intl.supportedValuesOf('timeZone')

/** How the next file is read. */
export function ImportOptionFields({ form, texts }: Props) {
  return (
    <details className="rostrum-import__options">
      <summary>{texts.options}</summary>
      <form ref={form} onSubmit={(event) => event.preventDefault()}>
        <label>
          {texts.timezone}
          <input name="timezone" list="rostrum-zones" placeholder="Europe/Istanbul" />
          <datalist id="rostrum-zones">
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </label>
        <label>
          {texts.currency}
          <input name="currency" maxLength={3} placeholder="TRY" autoCapitalize="characters" />
        </label>
        <label>
          {texts.dateOrder}
          <select name="dateOrder" defaultValue="">
            <option value="">{texts.byItself}</option>
            <option value="dmy">{texts.dayFirst}</option>
            <option value="mdy">{texts.monthFirst}</option>
          </select>
        </label>
        <label className="rostrum-import__check">
          <input type="checkbox" name="updateExisting" value="true" />
          {texts.updateExisting}
        </label>
      </form>
    </details>
  )
}
