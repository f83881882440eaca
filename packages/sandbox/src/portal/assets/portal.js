for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    // Pages at a plain address may have no clipboard; the field stays selected for Ctrl+C.
    void navigator.clipboard?.writeText(field.value).then(() => {
      document.querySelector('[data-copied]').hidden = false;
    });
  });
}
