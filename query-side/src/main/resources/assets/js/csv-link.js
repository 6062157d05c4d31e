/** `<csv-link>` around a link: fetches its address as CSV and saves it under `data-name`. */
class CsvLink extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector('a');
    link?.addEventListener('click', (event) => {
      event.preventDefault();
      this.save(link);
    });
  }

  /** @param {HTMLAnchorElement} link */
  async save(link) {
    const said = link.textContent;
    link.textContent = 'Fetching…';
    try {
      const response = await fetch(link.href, { headers: { Accept: 'text/csv', 'X-Requested-With': 'placemarket' } });
      if (!response.ok) {
        throw new Error(String(response.status));
      }
      const address = URL.createObjectURL(await response.blob());
      const save = document.createElement('a');
      save.href = address;
      save.download = this.dataset.name ?? 'placemarket.csv';
      save.click();
      URL.revokeObjectURL(address);
      link.textContent = said;
    } catch {
      link.textContent = `${said} (did not work: try again)`;
    }
  }
}

customElements.define('csv-link', CsvLink);
