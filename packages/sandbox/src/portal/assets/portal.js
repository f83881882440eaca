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

const live = document.querySelector('[data-live]');
if (live) {
  const target = document.querySelector('[data-live-target]');
  const refresh = async () => {
    const isReading = target.contains(document.activeElement) || document.getSelection()?.type === 'Range';
    if (!live.checked || document.hidden || isReading) return;
    const answer = await fetch(live.dataset.live);
    if (answer.ok) target.innerHTML = await answer.text();
  };
  setInterval(() => void refresh().catch(() => undefined), 1500);
}
