/** An answer of the node that is not a success; the message is for a person and ends with what to do. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const UNREACHABLE = 'Your node does not answer. Check that Kith is still running, then try again.';

let signedOut: () => void = () => {};

/** Says what happens when the node no longer knows this browser. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

let locked: () => void = () => {};

/** Says what happens when the node takes its passphrase first. */
export function onLocked(listener: () => void): void {
  locked = listener;
}

/** Sends a request under /api/v1 and returns its JSON, or undefined for an empty answer. */
export async function request<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  options: RequestInit = {},
): Promise<T> {
  const init: RequestInit = { ...options, method, headers: { Accept: 'application/json', ...headers } };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { ...init.headers, 'Content-Type': 'application/json' };
  }
  return send<T>(path, init);
}

/** Sends a file under /api/v1 and returns the JSON of the answer. */
export function sendFile<T>(path: string, file: Blob, mediaType: string): Promise<T> {
  const headers = { Accept: 'application/json', 'Content-Type': mediaType, 'X-Kith': '1' };
  return send<T>(path, { method: 'POST', headers, body: file });
}

async function send<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, init);
  } catch {
    throw new ApiError(0, UNREACHABLE);
  }
  return answer<T>(response.status, await response.text());
}

/** Turns a status and a body into a value or an ApiError. */
export function answer<T>(status: number, body: string): T {
  if (status >= 200 && status < 300) {
    return (body === '' ? undefined : JSON.parse(body)) as T;
  }
  if (status === 401) {
    signedOut();
  }
  if (status === 423) {
    locked();
  }
  throw new ApiError(status, problemOf(status, body));
}

function problemOf(status: number, body: string): string {
  if (status === 0) {
    return UNREACHABLE;
  }
  try {
    const problem = JSON.parse(body) as { title?: unknown; detail?: unknown };
    if (typeof problem.detail === 'string') {
      return problem.detail;
    }
    if (typeof problem.title === 'string') {
      return problem.title;
    }
  } catch {
    // No problem document: the status is all there is.
  }
  return `Your node answered with status ${status}. Try again; its log says more.`;
}

/** The words of whatever was thrown. */
export function wordsOf(error: unknown): string {
  return error instanceof ApiError ? error.message : 'Something in this page failed. Reload it and try again.';
}
