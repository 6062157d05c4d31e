import { Feed } from './feed.js';

const WORDS = {
  live: 'Live.',
  reconnecting: 'Reconnecting.',
  'out-of-date': 'Out of date: load the page again.',
  'signed-out': 'Signed out.',
};

/**
 * `<live-alerts data-stream="…">` around the table of alerts: shows it anew, as the server writes it, when one is raised or cleared or
 * when they are others.
 */
class LiveAlerts extends HTMLElement {
  connectedCallback() {
    this.line = /** @type {HTMLElement | null} */ (this.querySelector('[data-live]'));
    this.feed = new Feed(
      this.dataset.stream ?? '',
      {
        snapshot: (list) => this.compare(list),
        delta: (change) => this.changed(change),
        state: (state) => this.say(WORDS[state]),
      },
      ['raised', 'cleared', 'changed'],
    );
    this.onVisible = () => (document.hidden ? this.feed?.rest() : this.feed?.start());
    document.addEventListener('visibilitychange', this.onVisible);
    this.onVisible();
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.onVisible ?? (() => {}));
    this.feed?.stop();
  }

  /** @param {string} words */
  say(words) {
    if (this.line && this.line.textContent !== words) {
      this.line.hidden = false;
      this.line.textContent = words;
    }
  }

  /** @param {any} change */
  async changed(change) {
    await this.anew();
    // Numbers that move are seen in the table; saying each aloud would drown what matters.
    if (change.flipped) {
      const now = change.alert.raised ? 'Raised' : change.alert.unsure.length ? 'No longer sure' : 'Cleared';
      this.say(`${now}: ${change.alert.told}.`);
    }
  }

  /** @param {{position: number}} list */
  compare(list) {
    if (list.position > Number(this.dataset.position)) {
      this.dataset.position = String(list.position);
      this.anew();
    }
  }

  async anew() {
    const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('[data-alerts]');
      const shown = this.querySelector('[data-alerts]');
      if (fresh && shown) {
        shown.replaceWith(fresh);
      }
    }
  }
}

customElements.define('live-alerts', LiveAlerts);
