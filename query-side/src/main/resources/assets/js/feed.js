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
   * @param {string[]} [changes] what the events are called that tell a change
   */
  constructor(address, hears, changes = ['delta']) {
    this.address = address;
    this.hears = hears;
    this.changes = changes;
    this.tries = 0;
    /** @type {EventSource | null} */
    this.source = null;
    this.running = false;
    this.old = false;
    this.live = false;
  }

  start() {
    if (!this.running) {
      this.running = true;
      this.tries = 0;
      this.lose();
      this.open();
    }
  }

  stop() {
    this.running = false;
    this.close();
    this.regain();
    clearTimeout(this.again);
  }

  /** Nobody looks: whoever looks again must not read that the numbers are live before they have come. */
  rest() {
    const live = this.live;
    this.stop();
    if (live) {
      this.hears.state('reconnecting');
    }
  }

  close() {
    this.live = false;
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
      this.regain();
      this.live = true;
      this.hears.state('live');
      this.heard(event, this.hears.snapshot);
    });
    for (const change of this.changes) {
      source.addEventListener(change, (event) => this.heard(/** @type {MessageEvent} */ (event), this.hears.delta));
    }
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

  /** The line is not there: soon the numbers are too old to trust. */
  lose() {
    this.stale ??= setTimeout(() => {
      this.old = true;
      this.hears.state('out-of-date');
    }, STALE);
  }

  regain() {
    clearTimeout(this.stale);
    this.stale = undefined;
    this.old = false;
  }

  failed() {
    this.close();
    if (!this.running) {
      return;
    }
    this.lose();
    this.hears.state(this.old ? 'out-of-date' : 'reconnecting');
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
