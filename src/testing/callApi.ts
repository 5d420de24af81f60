import type { ErrorCode } from '@/errors'
import type { TestPlatform } from '@/testing/harness'

type Call = { path: string; method?: string; token?: string; body?: unknown; language?: string }

export type ApiError = { code: ErrorCode; message: string; data?: Record<string, unknown> }

/** Calls the test server and gives the status with the JSON answer; `Body` is what success looks like. */
export async function callApi<Body extends object>(
  platform: TestPlatform,
  { path, method = 'GET', token, body, language }: Call,
): Promise<{ status: number; body: Partial<Body> & { errors?: ApiError[] } }> {
  const response = await platform.request(path, {
    method,
    token,
    body,
    headers: language ? { 'Accept-Language': language } : {},
  })
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : {} }
}
