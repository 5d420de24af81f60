import type { FilePlace } from '@/adapters/filePlace'
import { manifestFile } from '@/operations/backup/manifest'

type Found = { name: string; madeAt: Date }

const shape = /^(rostrum-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{6})\/(.+)$/

/** The backups in a place, newest first; those without a manifest were never finished, or are being made. */
export async function findBackups(place: FilePlace) {
  const seen = new Map<string, Found & { whole: boolean }>()
  for await (const key of place.list('rostrum-')) {
    const [, name, year, month, day, hour, minute, second, file] = shape.exec(key) ?? []
    if (!name) continue
    const madeAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
    const whole = file === manifestFile || (seen.get(name)?.whole ?? false)
    seen.set(name, { name, madeAt, whole })
  }
  const found = [...seen.values()].sort((a, b) => b.name.localeCompare(a.name))
  return { whole: found.filter((one) => one.whole), unfinished: found.filter((one) => !one.whole) }
}
