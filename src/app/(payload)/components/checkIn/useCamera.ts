'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { openDecoder } from './openDecoder'

export type CameraTrouble = 'busy' | 'denied' | 'insecure' | 'none'
type State = 'off' | 'on' | 'starting' | CameraTrouble

const pauseMs = 120
/** A code that stays in view is one scan; away for that long, it is a new one. */
const forgetMs = 3_000

type Torch = MediaTrackConstraintSet & { torch?: boolean }

/** The camera as a reader of QR codes: each code that comes into view is told once. */
export function useCamera(onCode: (code: string) => void) {
  const video = useRef<HTMLVideoElement>(null)
  const stream = useRef<MediaStream | null>(null)
  const tell = useRef(onCode)
  const [state, setState] = useState<State>('off')
  const [torch, setTorch] = useState<boolean | null>(null)
  useEffect(() => {
    tell.current = onCode
  })

  const stop = useCallback(() => {
    for (const track of stream.current?.getTracks() ?? []) track.stop()
    stream.current = null
    setTorch(null)
    setState('off')
  }, [])

  const start = useCallback(async () => {
    if (!window.isSecureContext || !navigator.mediaDevices) return setState('insecure')
    setState('starting')
    try {
      stream.current = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
      })
      const screen = video.current
      if (!screen) return stop()
      screen.srcObject = stream.current
      await screen.play()
      const [track] = stream.current.getVideoTracks()
      track?.addEventListener('ended', stop)
      const abilities = track?.getCapabilities() as { torch?: boolean } | undefined
      setTorch(abilities?.torch ? false : null)
      setState('on')
    } catch (error) {
      stop()
      setState(troubleOf(error as DOMException))
    }
  }, [stop])

  const toggleTorch = async () => {
    const [track] = stream.current?.getVideoTracks() ?? []
    await track?.applyConstraints({ advanced: [{ torch: !torch } as Torch] })
    setTorch(!torch)
  }

  useEffect(() => {
    if (state !== 'on') return
    let over = false
    let last = { code: '', at: 0 }
    void (async () => {
      const decode = await openDecoder()
      while (!over) {
        const code = video.current ? await decode(video.current) : null
        const now = Date.now()
        const isNew = code !== last.code || now - last.at > forgetMs
        if (code) last = { code, at: now }
        if (code && isNew && !over) tell.current(code)
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
      }
    })()
    return () => {
      over = true
    }
  }, [state])

  // Whoever leaves the page does not leave the camera running.
  useEffect(
    () => () => {
      for (const track of stream.current?.getTracks() ?? []) track.stop()
    },
    [],
  )
  return { video, state, start, stop, torch, toggleTorch }
}

function troubleOf({ name }: DOMException): CameraTrouble {
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy'
}
