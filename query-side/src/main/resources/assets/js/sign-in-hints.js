/** `<sign-in-hints>`: a button with `data-user` and `data-password` fills the sign-in form. */
class SignInHints extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('button[data-user]'));
      const form = document.querySelector('form[data-sign-in]');
      if (!button || !form) {
        return;
      }
      const user = /** @type {HTMLInputElement} */ (form.querySelector('[name="user"]'));
      const password = /** @type {HTMLInputElement} */ (form.querySelector('[name="password"]'));
      user.value = button.dataset.user ?? '';
      password.value = button.dataset.password ?? '';
      /** @type {HTMLElement} */ (form.querySelector('button[type="submit"]')).focus();
    });
    this.querySelectorAll('button[hidden]').forEach((button) => button.removeAttribute('hidden'));
  }
}

customElements.define('sign-in-hints', SignInHints);
