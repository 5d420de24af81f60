/** Imported first by a process whose clock is wrong by CLOCK_SHIFT_MS: `Date` lies, timers keep their pace. */
const shiftMs = Number(process.env.CLOCK_SHIFT_MS ?? 0)
const RealDate = globalThis.Date

globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shiftMs)
    else super(...given)
  }

  static now() {
    return RealDate.now() + shiftMs
  }
}
