/** Silence longer than this means that the line is dead, milliseconds: the server speaks at least every ten seconds. */
const SILENCE = 25_000;
/** After this long without the line the numbers are called out of date, milliseconds. */
const STALE = 20_000;
/** The longest wait between two tries, milliseconds. */
const LONGEST_WAIT = 30_000;

/**
 * A stream of server-sent events that looks after itself: waits longer after each failure, with jitter, so that a thousand boards do not
 * come back in the same moment; gives up a line that has gone silent; says how it is.
 */
export class Feed {
  /**
   * @param {string} address
   * @param {{snapshot: (board: any) => void, delta: (delta: any) => void,
   *   state: (state: 'live' | 'reconnecting' | 'out-of-date' | 'signed-out') => void}} hears
   */
  constructor(address, hears) {
    this.address = address;
    this.hears = hears;
    this.tries = 0;
    /** @type {EventSource | null} */
    this.source = null;
    this.running = false;
  }

  start() {
    if (!this.running) {
      this.running = true;
      this.tries = 0;
      this.lost = Date.now();
      this.open();
    }
  }

  stop() {
    this.running = false;
    this.close();
    clearTimeout(this.again);
  }

  close() {
    clearTimeout(this.watchdog);
    this.source?.close();
    this.source = null;
  }

  open() {
    this.close();
    const source = new EventSource(this.address);
    this.source = source;
    this.watch();
    source.addEventListener('snapshot', (event) => {
      this.tries = 0;
      this.lost = undefined;
      this.hears.state('live');
      this.heard(event, this.hears.snapshot);
    });
    source.addEventListener('delta', (event) => this.heard(event, this.hears.delta));
    source.addEventListener('heartbeat', () => this.watch());
    source.addEventListener('closing', () => this.failed());
    source.onerror = () => this.failed();
  }

  /** @param {MessageEvent} event @param {(data: any) => void} tell */
  heard(event, tell) {
    this.watch();
    tell(JSON.parse(event.data));
  }

  watch() {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => this.failed(), SILENCE);
  }

  failed() {
    this.close();
    if (!this.running) {
      return;
    }
    this.lost ??= Date.now();
    this.hears.state(Date.now() - this.lost > STALE ? 'out-of-date' : 'reconnecting');
    const wait = Math.min(LONGEST_WAIT, 500 * 2 ** this.tries++) * (0.5 + Math.random());
    this.again = setTimeout(() => this.retry(), wait);
  }

  /** Asks first whether the session still holds: an event stream cannot tell why it was refused. */
  async retry() {
    if (!this.running) {
      return;
    }
    try {
      const answer = await fetch(this.address.replace('/stream', ''), {
        headers: { Accept: 'application/json', 'X-Requested-With': 'placemarket' },
      });
      if (answer.status === 401) {
        this.stop();
        this.hears.state('signed-out');
        return;
      }
    } catch {
      this.failed();
      return;
    }
    if (this.running) {
      this.open();
    }
  }
}
