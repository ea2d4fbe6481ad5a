/** Puts text on the clipboard. False where the browser refuses (no permission, no secure page): the caller says so. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Puts a picture (PNG) on the clipboard; it may still be in the making. Throws what the browser says where it refuses. */
export async function copyImage(picture: Promise<Blob>): Promise<void> {
  if (typeof ClipboardItem === "undefined") throw new Error("This browser copies no pictures: save the picture instead.");
  await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
}
