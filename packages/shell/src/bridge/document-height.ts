/** One measurement: the lower edge of the content and the height of the window, in CSS pixels. */
export interface Measurement {
  contentBottom: number;
  windowHeight: number;
}

/**
 * The height to report after `now`, or undefined for none. Content that follows the window (`min-height: 100vh` plus a
 * margin) would grow for ever with a frame that follows the content: the same excess over a new window is no news.
 */
export function heightToReport(before: Measurement | undefined, now: Measurement): number | undefined {
  if (before?.contentBottom === now.contentBottom) return undefined;
  const excess = (of: Measurement) => of.contentBottom - of.windowHeight;
  if (before && before.windowHeight !== now.windowHeight && excess(before) === excess(now)) return undefined;
  return now.contentBottom;
}

/** Reports the height of the document's content now and whenever it changes. */
export function watchDocumentHeight(report: (height: number) => void): void {
  let before: Measurement | undefined;
  const measure = () => {
    const now = { contentBottom: contentBottom(), windowHeight: window.innerHeight };
    const height = heightToReport(before, now);
    before = now;
    if (height !== undefined) report(height);
  };
  const sizes = new ResizeObserver(measure);
  const observeChildren = () => {
    sizes.observe(document.body);
    for (const child of document.body.children) sizes.observe(child);
    measure();
  };
  new MutationObserver(observeChildren).observe(document.body, { childList: true });
  observeChildren();
}

/** Not `scrollHeight`, which is never less than the window and so could not shrink. */
function contentBottom(): number {
  const style = getComputedStyle(document.body);
  const bottoms = Array.from(document.body.children, (child) => {
    const box = child.getBoundingClientRect();
    return box.height === 0 ? 0 : box.bottom + window.scrollY + Number.parseFloat(getComputedStyle(child).marginBottom);
  });
  const inset = Number.parseFloat(style.marginBottom) + Number.parseFloat(style.paddingBottom);
  return Math.ceil(Math.max(0, ...bottoms) + inset);
}
