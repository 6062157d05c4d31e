/**
 * `<market-dialog>` around a `<dialog>` and whatever opens it: a button or link with `data-open="<dialog's id>"`. Each `data-put-<name>` of
 * the opener is put into the dialog's input of that name and each `data-say-<name>` into its `[data-said="<name>"]`. Without this module
 * the links lead to pages that do the same.
 */
class MarketDialog extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      const from = /** @type {Element} */ (event.target);
      const opener = /** @type {HTMLElement | null} */ (from.closest('[data-open]'));
      if (opener) {
        event.preventDefault();
        this.open(opener);
      } else if (from.closest('[data-close]')) {
        from.closest('dialog')?.close();
      }
    });
  }

  /** @param {HTMLElement} opener */
  open(opener) {
    const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById(opener.dataset.open ?? ''));
    if (!dialog) {
      return;
    }
    for (const attribute of opener.attributes) {
      if (attribute.name.startsWith('data-put-')) {
        const name = attribute.name.slice('data-put-'.length);
        dialog.querySelectorAll(`[data-takes="${name}"]`).forEach((input) => {
          /** @type {HTMLInputElement} */ (input).value = attribute.value;
        });
      } else if (attribute.name.startsWith('data-say-')) {
        dialog.querySelectorAll(`[data-said="${attribute.name.slice('data-say-'.length)}"]`).forEach((place) => {
          place.textContent = attribute.value;
        });
      }
    }
    dialog.querySelectorAll('.nhsuk-error-summary, .nhsuk-error-message').forEach((old) => old.remove());
    dialog.addEventListener('close', () => opener.focus(), { once: true });
    dialog.showModal();
  }
}

customElements.define('market-dialog', MarketDialog);
