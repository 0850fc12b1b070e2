// Runs before the first paint, so that a dark page never flashes white. The content security policy forbids it inline.
(() => {
  let stored = null;
  try {
    stored = localStorage.getItem('tenon.colorMode');
  } catch {
    // Storage is blocked: the system's mode holds.
  }
  const isDark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.colorMode = isDark ? 'dark' : 'light';
})();
