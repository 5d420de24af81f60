/** The series a certificate of that instant is numbered in, and how its numbers look: `CERT-2026-000123`. */
export function numberSeries(issuedAt: Date) {
  const year = issuedAt.getUTCFullYear()
  return {
    series: `certificates/${year}`,
    format: (ordinal: number) => `CERT-${year}-${String(ordinal).padStart(6, '0')}`,
  }
}
