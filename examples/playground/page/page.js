/** On narrow screens one of the two stands alone; the buttons choose which. Both stay loaded. */
const buttons = document.querySelectorAll('[data-show]');

for (const button of buttons) {
  button.addEventListener('click', () => {
    const shown = button.getAttribute('data-show') ?? 'player';
    document.body.dataset.shown = shown;
    for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
  });
}
