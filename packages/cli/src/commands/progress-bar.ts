const WIDTH = 24;

/** `[######------------------]  25 %` */
export function progressBar(fraction: number): string {
  const share = Math.min(Math.max(fraction, 0), 1);
  const filled = Math.round(share * WIDTH);
  return `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${String(Math.round(share * 100)).padStart(3)} %`;
}
