import {
  context,
  INVALID_SPAN_CONTEXT,
  propagation,
  ProxyTracerProvider,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
} from '@opentelemetry/api'
import { currentContext } from '@/lib/requestContext'
import { withoutValues } from '@/lib/withoutValues'

/** What a job remembers of the request that asked for it: part of its outbox row, then of its data. */
export type Origin = { requestId?: string; traceparent?: string; tracestate?: string }

type SpanOptions = {
  name: string
  kind: 'consumer' | 'internal' | 'producer' | 'server'
  attributes?: Attributes
  /** Headers, or an origin, that may carry the trace this one goes on. */
  parent?: Record<string, unknown>
}

const kinds = {
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
  producer: SpanKind.PRODUCER,
  server: SpanKind.SERVER,
}

/** What stands in for a tracer until an SDK registers one. */
const nobody = new ProxyTracerProvider().getDelegate()
const unseen = trace.wrapSpanContext(INVALID_SPAN_CONTEXT)

function isTraced(): boolean {
  const provider = trace.getTracerProvider()
  return !(provider instanceof ProxyTracerProvider && provider.getDelegate() === nobody)
}

/**
 * Runs `work` in a span of OpenTelemetry. Only its API is used: without an SDK, which comes by
 * `NODE_OPTIONS=--import`, this costs nothing. The span ends with the promise; an error marks it.
 */
export function inSpan<T>(
  { name, kind, attributes, parent }: SpanOptions,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  if (!isTraced()) return work(unseen)
  const from = parent ? propagation.extract(context.active(), parent) : context.active()
  const tracer = trace.getTracer('rostrum')
  return tracer.startActiveSpan(name, { kind: kinds[kind], attributes }, from, async (span) => {
    try {
      return await work(span)
    } catch (error) {
      span.recordException(withoutValues(error) as Error)
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  })
}

/** The request and the trace that are running, to be carried to where the work goes on; null outside both. */
export function currentOrigin(): Origin | null {
  const { requestId } = currentContext()
  const origin: Origin = requestId ? { requestId } : {}
  propagation.inject(context.active(), origin)
  return Object.keys(origin).length > 0 ? origin : null
}
