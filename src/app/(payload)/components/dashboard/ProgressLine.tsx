type Props = {
  /** In words, with what its colour adds to the class. */
  status: string
  tone: string
  done: number
  total: number
  words: string
}

/** How far something is: its status, a bar once there is something to count, and the same in words. */
export function ProgressLine({ status, tone, done, total, words }: Props) {
  return (
    <span className="rostrum-progress">
      {total > 0 && (
        <progress className="rostrum-progress__bar" max={total} value={done} aria-label={words} />
      )}
      <span className="rostrum-fill__words">
        <span className={`rostrum-badge rostrum-progress__status${tone}`}>{status}</span>
        {words}
      </span>
    </span>
  )
}
