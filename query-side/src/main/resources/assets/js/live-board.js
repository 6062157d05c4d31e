import { Feed } from './feed.js';
import { paint } from './board-cell.js';

const WORDS = {
  live: 'Live',
  reconnecting: 'Reconnecting',
  'out-of-date': 'Out of date',
  paused: 'Paused',
  'signed-out': 'Signed out',
};

/**
 * `<live-board data-stream="…">` around the board's table and its state line: keeps the numbers current while somebody looks. The rows keep
 * their order, so that nothing moves under a reader's finger; loading the page again sorts them anew.
 */
class LiveBoard extends HTMLElement {
  connectedCallback() {
    if (!this.dataset.stream) {
      return;
    }
    this.line = /** @type {HTMLElement} */ (this.querySelector('.pm-state'));
    this.word = /** @type {HTMLElement} */ (this.querySelector('.pm-state__word'));
    this.since = /** @type {HTMLElement} */ (this.querySelector('.pm-state__since'));
    this.button = /** @type {HTMLButtonElement} */ (this.querySelector('[data-pause]'));
    this.paused = false;
    this.button.hidden = false;
    this.button.addEventListener('click', () => this.pause(!this.paused));
    this.feed = new Feed(this.dataset.stream ?? '', {
      snapshot: (board) => this.snapshot(board),
      delta: (delta) => this.delta(delta),
      state: (state) => this.state(state),
    });
    this.onVisible = () => (document.hidden || this.paused ? this.feed?.stop() : this.feed?.start());
    document.addEventListener('visibilitychange', this.onVisible);
    this.onVisible();
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.onVisible ?? (() => {}));
    this.feed?.stop();
  }

  /** @param {boolean} wanted */
  pause(wanted) {
    this.paused = wanted;
    this.button?.setAttribute('aria-pressed', String(wanted));
    if (this.button) {
      this.button.textContent = wanted ? 'Go on' : 'Pause';
    }
    if (wanted) {
      this.feed?.stop();
      this.state('paused');
    } else {
      this.feed?.start();
    }
  }

  /** @param {keyof WORDS} state */
  state(state) {
    if (this.paused && state !== 'paused') {
      return;
    }
    if (!this.line || !this.word || !this.since) {
      return;
    }
    this.line.dataset.state = state;
    if (this.word.textContent !== WORDS[state]) {
      this.word.textContent = WORDS[state];
    }
    this.sayWhen();
  }

  /** @param {string | undefined} [at] */
  sayWhen(at) {
    this.at = at ?? this.at ?? this.dataset.at;
    if (!this.since || !this.line || !this.at) {
      return;
    }
    const time = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }).format(new Date(this.at));
    const state = this.line.dataset.state;
    this.since.textContent =
      state === 'out-of-date' || state === 'signed-out' ? `since ${time}` : state === 'live' ? `last change ${time}` : `as at ${time}`;
  }

  /** @param {any} board */
  snapshot(board) {
    for (const item of board.items) {
      item.cells.forEach((/** @type {any} */ cell, /** @type {number} */ index) => {
        this.put(this.row(item.key, item.label), board.weeks[index], cell, false);
      });
    }
    board.total.forEach((/** @type {any} */ cell, /** @type {number} */ index) => {
      this.put(this.querySelector('tr[data-total]'), board.weeks[index], cell, false);
    });
    this.sayWhen(board.at);
  }

  /** @param {any} delta */
  delta(delta) {
    for (const cell of delta.cells ?? []) {
      this.put(this.row(cell.row, cell.label ?? cell.row), cell.week, cell, true);
    }
    for (const cell of delta.total ?? []) {
      this.put(this.querySelector('tr[data-total]'), cell.week, cell, true);
    }
    this.sayWhen(delta.at);
  }

  /** @param {Element | null} row @param {string} week @param {any} cell @param {boolean} tell */
  put(row, week, cell, tell) {
    const place = row?.querySelector(`td[data-week="${CSS.escape(week)}"]`);
    if (place && paint(/** @type {HTMLElement} */ (place), cell, this.bins()) && tell) {
      place.classList.remove('pm-moved');
      void (/** @type {HTMLElement} */ (place).offsetWidth);
      place.classList.add('pm-moved');
    }
  }

  /** @returns {number[][]} where each shade begins: by gap, by fill */
  bins() {
    return (this.dataset.bins ?? '').split(';').map((list) => list.split(',').map(Number));
  }

  /** The row of that key; a new one goes to the end. @param {string} key @param {string} label */
  row(key, label) {
    const found = this.querySelector(`tr[data-row="${CSS.escape(key)}"]`);
    if (found) {
      return found;
    }
    const pattern = /** @type {HTMLTemplateElement | null} */ (this.querySelector('template[data-row-pattern]'));
    const row = /** @type {HTMLElement | undefined} */ (pattern?.content.firstElementChild?.cloneNode(true));
    if (!row) {
      return null;
    }
    row.dataset.row = key;
    /** @type {HTMLElement} */ (row.querySelector('th')).textContent = label;
    row.querySelectorAll('a').forEach((link) => {
      const url = new URL(link.href, location.href);
      url.searchParams.set(this.dataset.rows ?? 'profession', key);
      link.href = url.pathname + url.search;
    });
    this.querySelector('tbody')?.append(row);
    return row;
  }
}

customElements.define('live-board', LiveBoard);
