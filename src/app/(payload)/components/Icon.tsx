import { brandShapes } from '@/lib/brandIcon'

/** The mark of Rostrum, as tall as its surroundings ask. */
export function Icon() {
  return (
    <svg viewBox="0 0 32 32" width="100%" height="100%" role="img" aria-label="Rostrum">
      <rect width="32" height="32" rx="7" fill="#4f46e5" />
      <path fill="#fff" d={`${brandShapes.desk}${brandShapes.foot}`} />
    </svg>
  )
}
