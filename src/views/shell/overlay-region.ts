/** Where open controls are drawn: a landmark of its own, so that nothing on the page lies outside of one. */
export function overlayRegion(): Element {
  return document.getElementById("overlays") ?? document.body;
}
