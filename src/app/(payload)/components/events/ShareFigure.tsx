type Props = {
  title: string
  words: string
  note?: string
  /** With a whole that is not zero, a bar shows how much of it the part is. */
  part?: number
  whole?: number | null
}

/** One figure in words, with a bar where it is part of something. */
export function ShareFigure({ title, words, note, part = 0, whole }: Props) {
  return (
    <li>
      <span className="rostrum-quiet">{title}</span>
      <strong>{words}</strong>
      {whole ? (
        <span className="rostrum-fill__track" aria-hidden="true">
          <span
            className="rostrum-fill__taken"
            style={{ width: `${Math.min(100, (100 * part) / whole)}%` }}
          />
        </span>
      ) : null}
      {note && <span className="rostrum-quiet">{note}</span>}
    </li>
  )
}
