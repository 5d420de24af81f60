import { brandShapes } from '@/lib/brandIcon'

/** Mark and name, on the page where people sign in. */
export function Logo() {
  return (
    <span className="rostrum-logo">
      <svg viewBox="0 0 32 32" width="48" height="48" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="#4f46e5" />
        <path fill="#fff" d={`${brandShapes.desk}${brandShapes.foot}`} />
      </svg>
      Rostrum
    </span>
  )
}
