/** What was done is told on the page that comes next. */
const NAME = 'placemarket-said';

/** @param {string} sentence */
export function sayNext(sentence) {
  try {
    sessionStorage.setItem(NAME, sentence);
  } catch {
    // A browser that keeps nothing still shows the changed page.
  }
}

/** Shows the sentence left by the page before, if any, and cleans the address. */
export function tellWhatWasDone() {
  const url = new URL(location.href);
  if (url.searchParams.has('atLeast')) {
    url.searchParams.delete('atLeast');
    history.replaceState(history.state, '', url.pathname + url.search + url.hash);
  }
  let sentence = null;
  try {
    sentence = sessionStorage.getItem(NAME);
    sessionStorage.removeItem(NAME);
  } catch {
    return;
  }
  const main = document.querySelector('main');
  if (!sentence || !main) {
    return;
  }
  sayHere(main, sentence);
}

/** Tells a sentence above what is there. @param {HTMLElement} place @param {string} sentence */
export function sayHere(place, sentence) {
  const box = document.createElement('div');
  box.className = 'pm-done';
  box.tabIndex = -1;
  box.setAttribute('role', 'status');
  const words = document.createElement('p');
  words.textContent = sentence;
  box.append(words);
  place.prepend(box);
  box.focus();
}
