/**
 * @typedef {{offered: number, maximum: number, limit: number, held: number, turns: number, allocated: number, free: number,
 *   overCommitted: number, waiting: number, stillToPlace?: number | null, unmet?: number | null, freeAtLeast?: boolean}} Cell
 */

/**
 * Shows a cell's numbers as the server would have.
 * @param {HTMLElement} place the table cell
 * @param {Cell} cell
 * @param {number[][]} bins where each shade begins: by gap, by fill
 * @returns {boolean} whether anything changed
 */
export function paint(place, cell, bins) {
  const link = place.querySelector('a');
  if (!link) {
    return false;
  }
  const needs = typeof cell.stillToPlace === 'number';
  const free = `${cell.free}${cell.freeAtLeast ? '+' : ''}`;
  const first = String(needs ? cell.stillToPlace : free);
  const second = String(needs ? free : cell.limit);
  const told =
    (needs ? `${cell.stillToPlace} still to place, ` : '') +
    (cell.freeAtLeast ? 'at least ' : '') +
    `${cell.free} free, ${cell.held} held, ${cell.allocated} allocated, ${cell.offered} offered, limit ${cell.limit} of at most ${cell.maximum}` +
    some(cell.turns, 'kept for turns') +
    some(cell.waiting, 'waited for') +
    some(cell.overCommitted, 'over-committed') +
    some(cell.unmet, 'for whom nothing fits');
  place.toggleAttribute('data-at-least', Boolean(cell.freeAtLeast));
  const changed = link.title !== told;
  link.title = told;
  put(link, '[data-first]', first);
  put(link, '[data-second]', second);
  put(link, '[data-first-said]', needs ? ' still to place, ' : ' free, ');
  put(link, '[data-second-said]', needs ? ' free' : ' at most');
  const weight = needs ? Math.max(0, Number(cell.stillToPlace) - cell.free) : fill(cell);
  const bin = bins[needs ? 0 : 1].filter((from) => weight >= from).length;
  for (const shade of [0, 1, 2, 3, 4, 5]) {
    place.classList.toggle(`pm-bin-${shade}`, shade === bin);
  }
  return changed;
}

/** @param {number | null | undefined} count @param {string} what */
function some(count, what) {
  return count ? `, ${count} ${what}` : '';
}

/** Booked places in a hundred of booked and free. @param {Cell} cell */
function fill(cell) {
  const booked = cell.held + cell.turns + cell.allocated;
  return booked === 0 ? 0 : Math.floor((100 * booked) / (booked + cell.free));
}

/** @param {Element} link @param {string} where @param {string} text */
function put(link, where, text) {
  const place = link.querySelector(where);
  if (place && place.textContent !== text) {
    place.textContent = text;
  }
}
