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
  const good = (result.accepted ?? result.enrolled ?? result.allocations ?? []).length;
  const known = (result.repeated ?? result.alreadyThere ?? []).length;
  const rejected = result.rejected ?? result.refused ?? [];
  const named = form.dataset.rows === 'students' && form.dataset.body !== 'file';
  const what = form.dataset.rows ?? 'rows';
  place.append(
    element('h2', `What this ${named ? 'list' : 'file'} ${rehearsal ? 'would do' : 'did'}`),
    element(
      'p',
      named
        ? `${good} ${rehearsal ? 'would have' : good === 1 ? 'has' : 'have'} a place, ${rejected.length} ${rehearsal ? 'would not' : 'not'}.`
        : `${good} ${what} ${rehearsal ? 'would go in' : 'went in'}, ${known} ${known === 1 ? 'is' : 'are'} already there, ` +
            `${rejected.length} cannot go in.`,
    ),
  );
  if (rejected.length > 0) {
    place.append(named ? table(rejected, STUDENTS, 'Who has no place') : table(rejected, ROWS, 'Rows that cannot go in'));
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

/**
 * @typedef {{line?: number, student?: string, field?: string, column?: string, value?: string, code: string, accepted?: string, detail?: string}} Row
 * @type {Record<string, (row: Row) => string>}
 */
const ROWS = {
  Line: (row) => String(row.line),
  Column: (row) => row.column ?? '',
  'What stands there': (row) => row.value ?? '',
  'What would be accepted': (row) => row.accepted ?? row.detail ?? row.code,
};

/** @type {Record<string, (row: Row) => string>} */
const STUDENTS = {
  Student: (row) => row.student ?? '',
  Why: (row) => (row.field === 'students' && row.accepted ? `Not ${row.accepted}.` : (row.detail ?? row.code)),
};

/** @param {Row[]} rejected @param {Record<string, (row: Row) => string>} columns @param {string} caption */
function table(rejected, columns, caption) {
  const scroll = document.createElement('div');
  scroll.className = 'pm-scroll';
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', caption);
  const table = document.createElement('table');
  table.className = 'pm-table';
  table.append(element('caption', caption));
  const head = table.createTHead().insertRow();
  for (const title of Object.keys(columns)) {
    const cell = element('th', title);
    cell.setAttribute('scope', 'col');
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rejected) {
    const line = body.insertRow();
    const [first, ...others] = Object.values(columns);
    const name = element('th', first(row));
    name.setAttribute('scope', 'row');
    line.append(name, ...others.map((cell) => element('td', cell(row))));
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
