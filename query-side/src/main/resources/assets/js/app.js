/** Entry of every page: starts what the page uses. Pages can be read without any of it. */
import { SkipLink, createAll } from '../vendor/nhsuk-frontend/nhsuk-frontend.min.js';
import './market-form.js';
import './market-dialog.js';
import './live-board.js';
import './live-alerts.js';
import './sign-in-hints.js';
import { tellWhatWasDone } from './said.js';

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
createAll(SkipLink);
tellWhatWasDone();

/** One open filter at a time, closed by Escape or by going elsewhere. */
const picks = document.querySelectorAll('details.pm-pick');
document.addEventListener('click', (event) => {
  picks.forEach((pick) => pick.contains(/** @type {Node} */ (event.target)) || pick.removeAttribute('open'));
});
picks.forEach((pick) => {
  pick.addEventListener('keydown', (event) => {
    if (/** @type {KeyboardEvent} */ (event).key === 'Escape') {
      pick.removeAttribute('open');
      pick.querySelector('summary')?.focus();
    }
  });
});
