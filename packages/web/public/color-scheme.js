// Runs before the first paint, so that a dark screen never flashes white.
const saved = localStorage.getItem('skryba-color-scheme');
const dark = saved === 'dark' || (saved !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light';
document.documentElement.style.background = dark ? '#14161c' : '#faf9f6';
