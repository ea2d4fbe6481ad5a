/** Whether the map can be drawn by WebGL, and if not, why in plain words. */
export type WebGl = { readonly kind: "ok"; readonly isSoftware: boolean } | { readonly kind: "none"; readonly reason: string };

const tried: { webGl: WebGl | undefined } = { webGl: undefined };

/** Whether the map can be drawn by WebGL. Trying costs a graphics context: once, and again after one was lost (forgetWebGl). */
export function tryWebGl(): WebGl {
  tried.webGl ??= probeWebGl(() => document.createElement("canvas"));
  return tried.webGl;
}

/** Without WebGL nothing is drawn by the graphics card either. */
export function isDrawnBySoftware(): boolean {
  const webGl = tryWebGl();
  return webGl.kind === "none" || webGl.isSoftware;
}

export function forgetWebGl(): void {
  tried.webGl = undefined;
}

/** Tries a WebGL 2 context: Sigma 3 fails with a riddle where there is none. The context is given back at once. */
function probeWebGl(makeCanvas: () => HTMLCanvasElement): WebGl {
  const context = makeCanvas().getContext("webgl2");
  if (context === null) {
    return { kind: "none", reason: "This browser does not let pages use the graphics card (WebGL 2 is off or missing), so the map is a still picture." };
  }
  const info = context.getExtension("WEBGL_debug_renderer_info");
  const renderer = info === null ? "" : String(context.getParameter(info.UNMASKED_RENDERER_WEBGL));
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return { kind: "ok", isSoftware: /swiftshader|llvmpipe|software|basic render/i.test(renderer) };
}

export const LOST_TOO_OFTEN = "The graphics card was taken away from this page three times, so the map is a still picture. Reload the page to try again.";
