import type { Gates } from '@/operations/checkIns/readGates'
import type { CheckInTexts } from './checkInTexts'

type Direction = 'in' | 'out'

type Props = {
  gates: Gates
  list: string
  direction: Direction
  sound: boolean
  texts: CheckInTexts
  onList: (id: string) => void
  onDirection: (direction: Direction) => void
  onSound: (sound: boolean) => void
}

const directions: Direction[] = ['in', 'out']

/** Where one stands, how many came, and the few things one sets at a door. */
export function GateBar({ gates, list, direction, sound, texts, ...on }: Props) {
  const { lists } = gates
  const gate = lists.find(({ id }) => id === list)
  const { checkedIn = 0, admissible = 0 } = gate ?? {}
  return (
    <section className="checkin-bar" aria-label={texts.gate}>
      <div className="checkin-bar__count">
        <p>
          <strong>{checkedIn}</strong> / {admissible} <span>{texts.inside}</span>
        </p>
        <progress
          max={Math.max(admissible, 1)}
          value={Math.min(checkedIn, admissible)}
          aria-label={texts.of(checkedIn, admissible)}
        />
      </div>
      <div className="checkin-bar__settings">
        {lists.length > 1 && (
          <label>
            <span className="rostrum-for-listeners">{texts.gate}</span>
            <select value={list} onChange={({ currentTarget }) => on.onList(currentTarget.value)}>
              {lists.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <fieldset className="checkin-switch">
          <legend className="rostrum-for-listeners">{texts.direction}</legend>
          {directions.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="checkin-direction"
                checked={direction === each}
                onChange={() => on.onDirection(each)}
              />
              <span>{texts[each]}</span>
            </label>
          ))}
        </fieldset>
        <label className="checkin-bar__sound">
          <input
            type="checkbox"
            checked={sound}
            onChange={({ currentTarget }) => on.onSound(currentTarget.checked)}
          />
          {texts.sound}
        </label>
      </div>
    </section>
  )
}
