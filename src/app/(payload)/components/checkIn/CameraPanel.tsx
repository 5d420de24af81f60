'use client'

import type { CheckInTexts } from './checkInTexts'
import { useCamera } from './useCamera'

type Props = { texts: CheckInTexts; onCode: (code: string) => void }

/** The camera with its switch; what keeps it from starting is said with what to do instead. */
export function CameraPanel({ texts, onCode }: Props) {
  const { video, state, start, stop, torch, toggleTorch } = useCamera(onCode)
  const open = state === 'on' || state === 'starting'
  return (
    <section className={`checkin-camera${open ? ' checkin-camera--open' : ''}`}>
      <div className="checkin-camera__screen" hidden={!open}>
        <video ref={video} playsInline muted aria-label={texts.point} />
        <span className="checkin-camera__frame" aria-hidden="true" />
        <p>{texts.point}</p>
      </div>
      {state !== 'off' && !open && (
        <p role="alert" className="checkin-camera__trouble">
          {texts.cameraTrouble[state]}
        </p>
      )}
      <div className="checkin-camera__tools">
        <button
          type="button"
          className={`rostrum-button${open ? '' : ' rostrum-button--first'}`}
          onClick={() => (open ? stop() : void start())}
        >
          {open ? texts.stop : texts.camera}
        </button>
        {torch !== null && (
          <button
            type="button"
            className="rostrum-button"
            aria-pressed={torch}
            onClick={() => void toggleTorch()}
          >
            {texts.torch}
          </button>
        )}
      </div>
    </section>
  )
}
