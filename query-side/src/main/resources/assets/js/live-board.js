import { Feed } from './feed.js';
import { paint } from './board-cell.js';

const WORDS = {
  live: 'Live',
  reconnecting: 'Reconnecting',
  'out-of-date': 'Out of date',
  paused: 'Paused',
  'signed-out': 'Signed out',
};

/** A cell with nothing in it. */
const NOTHING = {
  offered: 0,
  maximum: 0,
  limit: 0,
  held: 0,
  turns: 0,
  allocated: 0,
  free: 0,
  overCommitted: 0,
  waiting: 0,
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
    this.onVisible = () => (document.hidden || this.paused ? this.feed?.rest() : this.feed?.start());
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
      this.state('reconnecting');
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
    board.columnItems.forEach((/** @type {any} */ column) => this.column(column.key, column.label));
    this.clear();
    for (const item of board.items) {
      this.fill(this.row(item.key, item.label), board, item.cells, item.all);
    }
    this.fill(this.querySelector('tr[data-total]'), board, board.total, board.all);
    this.explain();
    this.sayWhen(board.at);
  }

  /** Says what a + means while there is one. */
  explain() {
    const note = /** @type {HTMLElement | null} */ (this.querySelector('[data-at-least-note]'));
    if (note) {
      note.hidden = !this.querySelector('td[data-at-least]');
    }
  }

  /** Lets every cell be of nothing: a snapshot leaves out the rows and columns that have none any more. */
  clear() {
    this.querySelectorAll('td[data-column]').forEach((place) => {
      const needs = place.querySelector('[data-first-said]')?.textContent?.includes('still to place');
      paint(/** @type {HTMLElement} */ (place), needs ? { ...NOTHING, stillToPlace: 0 } : NOTHING, this.bins());
    });
  }

  /** @param {Element | null} row @param {any} board @param {any[]} cells @param {any} all */
  fill(row, board, cells, all) {
    cells.forEach((cell, index) => this.put(row, board.columnItems[index].key, cell, false));
    if (all) {
      this.put(row, '', all, false);
    }
  }

  /** @param {any} delta */
  delta(delta) {
    for (const cell of [...(delta.cells ?? []), ...(delta.total ?? [])]) {
      const column = cell.week ?? cell.column ?? '';
      this.column(column, cell.columnLabel ?? column);
      const row = cell.row === undefined ? this.querySelector('tr[data-total]') : this.row(cell.row, cell.label ?? cell.row);
      this.put(row, column, cell, true);
    }
    this.explain();
    this.sayWhen(delta.at);
  }

  /** @param {Element | null} row @param {string} column @param {any} cell @param {boolean} tell */
  put(row, column, cell, tell) {
    const place = row?.querySelector(`td[data-column="${CSS.escape(column)}"]`);
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
    row.querySelectorAll('a').forEach((link) => lead(link, 'row', key));
    this.querySelector('tbody')?.append(row);
    return row;
  }

  /** Sees that there is a column of that key; a new one goes to the end. @param {string} key @param {string} label */
  column(key, label) {
    if (this.querySelector(`th[data-column="${CSS.escape(key)}"]`)) {
      return;
    }
    const head = this.querySelector('thead tr');
    const like = /** @type {HTMLElement | null} */ (head?.lastElementChild?.cloneNode(true) ?? null);
    if (!head || !like) {
      return;
    }
    like.dataset.column = key;
    like.textContent = label;
    head.append(like);
    const pattern = /** @type {HTMLTemplateElement | null} */ (this.querySelector('template[data-row-pattern]'));
    const rows = [...this.querySelectorAll('tbody tr[data-row]'), ...(pattern?.content.querySelectorAll('tr') ?? [])];
    for (const row of rows) {
      const place = /** @type {HTMLElement | null} */ (row.querySelector('td:last-of-type')?.cloneNode(true) ?? null);
      if (place) {
        place.dataset.column = key;
        place.querySelectorAll('a').forEach((link) => lead(link, 'column', key));
        paint(place, NOTHING, this.bins());
        row.append(place);
      }
    }
  }
}

/** Lets a link lead elsewhere. @param {HTMLAnchorElement} link @param {string} parameter @param {string} value */
function lead(link, parameter, value) {
  const url = new URL(link.getAttribute('href') ?? '', location.href);
  url.searchParams.set(parameter, value);
  link.href = url.pathname + url.search;
}

customElements.define('live-board', LiveBoard);
