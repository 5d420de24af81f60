import { foldName } from '@/lib/eventImport/foldName'
import type { ProblemCode } from '@/lib/eventImport/problems'

export const attendanceModes = ['offline', 'online', 'mixed'] as const
export type AttendanceMode = (typeof attendanceModes)[number]

const words: Record<AttendanceMode, string[]> = {
  offline: [
    'offline',
    'in person',
    'on site',
    'face to face',
    'physical',
    'OfflineEventAttendanceMode',
    'yüz yüze',
    'fiziksel',
    'yerinde',
  ],
  online: [
    'online',
    'virtual',
    'remote',
    'webinar',
    'OnlineEventAttendanceMode',
    'çevrimiçi',
    'uzaktan',
    'sanal',
  ],
  mixed: [
    'mixed',
    'hybrid',
    'MixedEventAttendanceMode',
    'hibrit',
    'karma',
    'çevrimiçi ve yüz yüze',
    'online and in person',
  ],
}
const modeByWord = new Map(
  attendanceModes.flatMap((mode) => words[mode].map((word) => [foldName(word), mode] as const)),
)
const yes = new Set(['true', 'yes', 'y', '1', 'x', 'on', 'evet', 'e', 'var', 'online', 'cevrimici'])
const no = new Set(['false', 'no', 'n', '0', 'off', 'hayir', 'h', 'yok', 'offline'])

/**
 * How people take part: the mode column decides, then the online flag together with the place. A mode
 * may be a schema.org address (`https://schema.org/OnlineEventAttendanceMode`). Pure.
 */
export function readAttendance(options: {
  mode?: string
  online?: string
  hasPlace: boolean
  hasVirtualUrl: boolean
  report: (
    code: ProblemCode,
    field: 'attendanceMode' | 'online' | 'venue',
    facts?: Record<string, string>,
  ) => void
}): AttendanceMode {
  const { mode, online, hasPlace, hasVirtualUrl, report } = options
  const named = mode ? modeByWord.get(foldName(mode.split('/').at(-1) ?? '')) : undefined
  if (named) return named

  const flag = foldName(online ?? '')
  const isOnline = yes.has(flag) ? true : no.has(flag) ? false : undefined
  const isRemote = isOnline ?? hasVirtualUrl
  const derived = isRemote ? (hasPlace ? 'mixed' : 'online') : 'offline'
  if (mode) report('ATTENDANCE_UNREADABLE', 'attendanceMode', { value: mode, read: derived })
  else if (flag && isOnline === undefined) {
    report('ATTENDANCE_UNREADABLE', 'online', { value: online ?? '', read: derived })
  }
  if (derived === 'offline' && !hasPlace) report('PLACE_MISSING', 'venue')
  return derived
}
