/**
 * @typedef {{code: string, title: string, detail?: string, field?: string, value?: string, accepted?: string,
 *   weeks?: Array<{week: string, free: number}>}} Problem
 * @typedef {{ok: boolean, status: number, position: string | null, body: any, problem?: Problem}} Answer
 */

/** The value of a cookie that scripts may read. @param {string} name */
function cookie(name) {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}

/** A key under which a request happens once, however often it is sent. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Sends a command and answers what came of it; never throws.
 * @param {string} method
 * @param {string} path
 * @param {{body?: BodyInit, type?: string, key?: string}} [more]
 * @returns {Promise<Answer>}
 */
export async function send(method, path, more = {}) {
  /** @type {Record<string, string>} */
  const headers = {
    Accept: 'application/json, application/problem+json',
    'X-Requested-With': 'placemarket',
    'X-XSRF-TOKEN': cookie('XSRF-TOKEN'),
  };
  if (more.type) {
    headers['Content-Type'] = more.type;
  }
  if (more.key) {
    headers['Idempotency-Key'] = more.key;
  }
  let response;
  try {
    response = await fetch(path, { method, headers, body: more.body, credentials: 'same-origin' });
  } catch {
    return failed(0, {
      code: 'no-answer',
      title: 'No answer came',
      detail: 'No answer came from Placemarket. Check your connection and send it again: it happens once.',
    });
  }
  const position = response.headers.get('Placemarket-Position');
  const text = await response.text();
  let body;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    body = null;
  }
  if (response.ok) {
    return { ok: true, status: response.status, position, body };
  }
  if (response.status === 401) {
    return failed(401, {
      code: 'sign-in-required',
      title: 'You are signed out',
      detail: 'You are signed out. Sign in in another tab, then send it again.',
    });
  }
  return failed(
    response.status,
    body?.code
      ? body
      : { code: 'internal', title: 'Something went wrong', detail: `The answer was ${response.status}. Send it again in a moment.` },
  );
}

/** @param {number} status @param {Problem} problem @returns {Answer} */
function failed(status, problem) {
  return { ok: false, status, position: null, body: null, problem };
}

/** An address with the position that the next page must have reached. @param {string} address @param {string | null} position */
export function atLeast(address, position) {
  const url = new URL(address, location.href);
  if (position) {
    url.searchParams.set('atLeast', position);
  }
  return url.pathname + url.search + url.hash;
}
