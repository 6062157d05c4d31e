import { atLeast } from './api.js';

/**
 * What became of each row of a sent file, in the form's `[data-report]`.
 * @param {HTMLFormElement} form
 * @param {import('./api.js').Answer} answer
 * @param {boolean} rehearsal nothing was done yet
 */
export function report(form, answer, rehearsal) {
  const place = form.parentElement?.querySelector('[data-report]');
  if (!place) {
    return;
  }
  place.replaceChildren();
  const result = answer.body ?? {};
  const good = (result.accepted ?? result.enrolled ?? []).length;
  const known = (result.repeated ?? result.alreadyThere ?? []).length;
  const rejected = result.rejected ?? [];
  const what = form.dataset.rows ?? 'rows';
  place.append(
    element('h2', rehearsal ? 'What this file would do' : 'What this file did'),
    element(
      'p',
      `${good} ${what} ${rehearsal ? 'would go in' : 'went in'}, ${known} ${known === 1 ? 'is' : 'are'} already there, ` +
        `${rejected.length} cannot go in.`,
    ),
  );
  if (rejected.length > 0) {
    place.append(table(rejected));
  }
  if (!rehearsal && good > 0 && form.dataset.done) {
    const paragraph = document.createElement('p');
    const link = document.createElement('a');
    link.href = atLeast(form.dataset.done, answer.position);
    link.textContent = form.dataset.doneLabel ?? 'See them';
    paragraph.append(link);
    place.append(paragraph);
  }
  /** @type {HTMLElement} */ (place).focus();
}

/** @param {Array<{line: number, column?: string, value?: string, code: string, accepted?: string, detail?: string}>} rejected */
function table(rejected) {
  const scroll = document.createElement('div');
  scroll.className = 'pm-scroll';
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', 'Rows that cannot go in');
  const table = document.createElement('table');
  table.className = 'pm-table';
  table.append(element('caption', 'Rows that cannot go in'));
  const head = table.createTHead().insertRow();
  for (const title of ['Line', 'Column', 'What stands there', 'What would be accepted']) {
    const cell = element('th', title);
    cell.setAttribute('scope', 'col');
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rejected) {
    const line = body.insertRow();
    const first = element('th', String(row.line));
    first.setAttribute('scope', 'row');
    line.append(
      first,
      element('td', row.column ?? ''),
      element('td', row.value ?? ''),
      element('td', row.accepted ?? row.detail ?? row.code),
    );
  }
  scroll.append(table);
  return scroll;
}

/** @param {string} name @param {string} text */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
