/** @typedef {import('./api.js').Problem} Problem */

let made = 0;

/** The label a person sees at an input. @param {Element} input */
function labelOf(input) {
  const label = input.id ? document.querySelector(`label[for="${CSS.escape(input.id)}"]`) : null;
  return (label?.textContent ?? '').trim().replace(/\s*\(optional\)$/, '');
}

/** The input a problem is about: its own name, or the name of what it lies in. @param {HTMLFormElement} form @param {string} field */
function inputFor(form, field) {
  const plain = field.replace(/\[.*$/, '');
  const inputs = /** @type {HTMLInputElement[]} */ ([...form.elements].filter((e) => 'name' in e && e.getAttribute('name')));
  const named = (/** @type {string} */ name) =>
    inputs.find((input) => input.type !== 'hidden' && (input.name === name || input.dataset.field === name));
  const within = inputs.find((input) => input.type !== 'hidden' && input.name.endsWith(`.${plain}`));
  return named(field) ?? named(plain) ?? named(`${plain}:first`) ?? within ?? null;
}

/** Takes away what an earlier try left. @param {HTMLFormElement} form */
export function clear(form) {
  form.querySelectorAll('.nhsuk-error-summary, .nhsuk-error-message, .pm-done').forEach((old) => old.remove());
  form.querySelectorAll('.nhsuk-form-group--error').forEach((group) => group.classList.remove('nhsuk-form-group--error'));
  form.querySelectorAll('[aria-invalid]').forEach((input) => {
    input.removeAttribute('aria-invalid');
    const kept = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && !id.startsWith('pm-error-'));
    kept.length ? input.setAttribute('aria-describedby', kept.join(' ')) : input.removeAttribute('aria-describedby');
    for (const kind of ['input', 'select', 'textarea']) {
      input.classList.remove(`nhsuk-${kind}--error`);
    }
  });
}

/** Shows a problem above the form and beside its field, and brings the person there. @param {HTMLFormElement} form @param {Problem} problem */
export function show(form, problem) {
  clear(form);
  const input = problem.field ? inputFor(form, problem.field) : null;
  const words = sentence(problem, input);
  if (input) {
    mark(input, words);
  }
  const summary = document.createElement('div');
  summary.className = 'nhsuk-error-summary';
  summary.tabIndex = -1;
  const alert = document.createElement('div');
  alert.setAttribute('role', 'alert');
  const title = document.createElement('h2');
  title.className = 'nhsuk-error-summary__title';
  title.textContent = 'There is a problem';
  const list = document.createElement('ul');
  list.className = 'nhsuk-list nhsuk-error-summary__list';
  const item = document.createElement('li');
  if (input) {
    const link = document.createElement('a');
    link.href = `#${input.id}`;
    link.textContent = words;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      reveal(input);
      input.focus();
    });
    item.append(link);
  } else {
    item.textContent = words;
  }
  list.append(item);
  alert.append(title, list);
  summary.append(alert);
  form.prepend(summary);
  summary.focus();
  summary.scrollIntoView({ block: 'nearest' });
}

/** @param {Problem} problem @param {Element | null} input */
function sentence(problem, input) {
  if (input && problem.accepted && (problem.code === 'invalid-value' || problem.code === 'missing-value')) {
    return `${labelOf(input) || problem.field}: ${problem.accepted}`;
  }
  return problem.detail ?? problem.title;
}

/** @param {HTMLElement} input @param {string} words */
function mark(input, words) {
  if (!input.id) {
    input.id = `pm-input-${++made}`;
  }
  const message = document.createElement('span');
  message.className = 'nhsuk-error-message';
  message.id = `pm-error-${++made}`;
  const hidden = document.createElement('span');
  hidden.className = 'nhsuk-u-visually-hidden';
  hidden.textContent = 'Error: ';
  message.append(hidden, words);
  input.before(message);
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', `${input.getAttribute('aria-describedby') ?? ''} ${message.id}`.trim());
  input.classList.add(`nhsuk-${input.tagName.toLowerCase()}--error`);
  input.closest('.nhsuk-form-group')?.classList.add('nhsuk-form-group--error');
  reveal(input);
}

/** Opens what hides an input. @param {Element} input */
function reveal(input) {
  const fold = input.closest('details');
  if (fold) {
    fold.open = true;
  }
}
