import { atLeast, newKey, send } from './api.js';
import { clear, show } from './problems.js';
import { report } from './row-report.js';
import { sayHere, sayNext } from './said.js';

/**
 * `<market-form>` around a form that sends a command.
 *
 * On the form: `data-method` and `data-path` (`{name}` is the value of that input), `data-done` (where to go, `{name}` is a value of the
 * answer; this page where absent), `data-said` (what to tell there, with the same). `data-body="file"` sends the chosen file as CSV and
 * shows what became of each row instead of leaving the page; with `data-said`, where the file is taken whole or not at all, only what
 * was wrong with it. `data-rows` says what its rows are, and has a list that was typed in answered in the same way. On a button: `data-query`
 * goes with the request; with `dryRun=true` nothing is done yet, and the form's `data-would` (with values of the answer) is told there.
 *
 * On an input: its name is the place in the JSON body (`reason.code`, or `reserved.0.places` in a list); `data-as` is `number`, `boolean`, `lines`, `none`
 * (a box that empties what the inputs before it gave: `{}`) or, for several boxes of one name, `list`; a choice with `data-names="id"` gives the input of that id its name; two inputs
 * `weeks:first` and `weeks:last` make a run of weeks, of which only those of `weeks:of` (runs, with spaces between them) are sent where it has any.
 * Inputs left empty are not sent.
 */
class MarketForm extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form');
    if (!form) {
      return;
    }
    this.key = newKey();
    form.noValidate = true;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit(form, /** @type {HTMLButtonElement | null} */ (event.submitter));
    });
  }

  /** @param {HTMLFormElement} form @param {HTMLButtonElement | null} button */
  async submit(form, button) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    const buttons = [...form.querySelectorAll('button')];
    const said = button?.textContent ?? '';
    buttons.forEach((other) => other.setAttribute('aria-disabled', 'true'));
    if (button) {
      button.textContent = 'Working…';
    }
    try {
      clear(form);
      await this.act(form, button);
    } finally {
      this.busy = false;
      buttons.forEach((other) => other.removeAttribute('aria-disabled'));
      if (button) {
        button.textContent = said;
      }
    }
  }

  /** @param {HTMLFormElement} form @param {HTMLButtonElement | null} button */
  async act(form, button) {
    const file = form.dataset.body === 'file';
    const { path, body, missing } = file ? fileBody(form) : jsonBody(form);
    if (missing) {
      show(form, missing);
      return;
    }
    const address = button?.dataset.query ? `${path}?${button.dataset.query}` : path;
    const rehearsal = button?.dataset.query?.includes('dryRun=true');
    const method = form.dataset.method ?? 'POST';
    const answer = await send(method, address, {
      body: method === 'DELETE' ? undefined : body,
      type: method === 'DELETE' || body === undefined ? undefined : file ? 'text/csv' : 'application/json',
      key: rehearsal ? undefined : this.key,
    });
    if (answer.problem) {
      // What was refused was not done: the next try is another request. Where nobody knows, it is the same one.
      if (answer.status >= 400 && answer.status < 500) {
        this.key = newKey();
      }
      show(form, answer.problem);
      const rejected = answer.problem.rows ?? answer.problem.refused;
      if (Array.isArray(rejected)) {
        report(form, { ...answer, body: { rejected } }, Boolean(rehearsal));
      }
      return;
    }
    this.key = rehearsal ? this.key : newKey();
    if ((file || form.dataset.rows) && !form.dataset.said) {
      report(form, answer, Boolean(rehearsal));
      return;
    }
    if (rehearsal) {
      sayHere(form, fill(form.dataset.would ?? 'It would be done.', answer.body) + ' Nothing has changed yet.');
      return;
    }
    sayNext(fill(form.dataset.said ?? 'Done.', { origin: location.origin, ...answer.body }));
    const done = form.dataset.done ? fill(form.dataset.done, answer.body) : location.pathname + location.search;
    location.assign(atLeast(done, answer.position));
  }
}

/**
 * @typedef {{path: string, body?: BodyInit, missing?: import('./api.js').Problem}} Request
 */

/** @param {HTMLFormElement} form @returns {Request} */
function fileBody(form) {
  const input = /** @type {HTMLInputElement | null} */ (form.querySelector('input[type="file"]'));
  const chosen = input?.files?.[0];
  if (!chosen) {
    return {
      path: '',
      missing: { code: 'missing-value', title: 'No file', field: input?.name ?? 'file', accepted: 'choose a file first' },
    };
  }
  return { path: form.dataset.path ?? '', body: chosen };
}

/** @param {HTMLFormElement} form @returns {Request} */
function jsonBody(form) {
  form.querySelectorAll('select[data-names]').forEach((/** @type {any} */ choice) => {
    const named = /** @type {HTMLInputElement | null} */ (form.querySelector(`#${CSS.escape(choice.dataset.names)}`));
    if (named) {
      named.name = choice.value;
    }
  });
  /** @type {Record<string, any>} */
  const body = {};
  /** @type {Record<string, {first?: string, last?: string, of?: string}>} */
  const runs = {};
  let path = form.dataset.path ?? '';
  let empty = null;
  for (const element of form.elements) {
    const input = /** @type {HTMLInputElement} */ (element);
    if (!input.name || input.tagName === 'BUTTON' || input.disabled) {
      continue;
    }
    const value = valueOf(input);
    if (path.includes(`{${input.name}}`)) {
      empty ??= value === undefined ? input.name : null;
      path = path.replace(`{${input.name}}`, encodeURIComponent(String(value ?? '')));
    } else if (/:(first|last|of)$/.test(input.name) && value !== undefined) {
      const [name, end] = input.name.split(':');
      runs[name] = { ...runs[name], [end]: String(value) };
    } else if (value !== undefined) {
      put(body, input.name, input.dataset.as === 'list' ? [...(taken(body, input.name) ?? []), value] : value);
    }
  }
  for (const [name, run] of Object.entries(runs)) {
    const first = run.first ?? run.last ?? '';
    const last = run.last ?? first;
    const text = first === last ? first : `${first}/${last}`;
    if (path.includes(`{${name}}`)) {
      path = path.replace(`{${name}}`, encodeURIComponent(text));
    } else {
      body[name] = within(run.of ?? '', first, last) ?? [text];
    }
  }
  if (empty) {
    return { path, missing: { code: 'missing-value', title: 'A value is missing', field: empty, accepted: 'choose one' } };
  }
  return { path, body: form.dataset.body === 'none' ? undefined : JSON.stringify(body) };
}

/** What lies between two weeks of runs such as `2026-W48/2026-W50 2026-W52`. @param {string} runs @param {string} first @param {string} last */
function within(runs, first, last) {
  const found = runs
    .split(' ')
    .filter(Boolean)
    .map((run) => run.split('/'))
    .map(([from, to]) => [from > first ? from : first, (to ?? from) < last ? (to ?? from) : last])
    .filter(([from, to]) => from <= to)
    .map(([from, to]) => (from === to ? from : `${from}/${to}`));
  return found.length > 0 ? found : undefined;
}

/** @param {HTMLInputElement} input */
function valueOf(input) {
  if (input.type === 'checkbox') {
    return input.checked ? ({ boolean: true, none: {} }[input.dataset.as ?? ''] ?? input.value) : undefined;
  }
  if (input.type === 'radio' && !input.checked) {
    return undefined;
  }
  const text = input.value.trim();
  if (text === '') {
    return undefined;
  }
  switch (input.dataset.as) {
    case 'number':
      return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
    case 'lines':
      return text.split(/[\s,;]+/).filter(Boolean);
    default:
      return text;
  }
}

/** @param {Record<string, any>} body @param {string} name @param {any} value */
function put(body, name, value) {
  const steps = name.split('.');
  const last = /** @type {string} */ (steps.pop());
  let at = body;
  for (const [i, step] of steps.entries()) {
    at = at[step] ??= /^\d+$/.test(steps[i + 1] ?? last) ? [] : {};
  }
  at[last] = value;
}

/** What stands there already. @param {Record<string, any>} body @param {string} name @returns {any} */
function taken(body, name) {
  return name.split('.').reduce((/** @type {any} */ at, step) => at?.[step], body);
}

/** @param {string} text @param {any} values */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values?.[name];
    return value === undefined || value === null ? whole : Array.isArray(value) ? String(value.length) : String(value);
  });
}

customElements.define('market-form', MarketForm);
