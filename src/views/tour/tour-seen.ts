const storageKey = "whotalks-tour";

/** True where the tour was taken or declined in this browser. */
export function isTourSeen(): boolean {
  try {
    return localStorage.getItem(storageKey) !== null;
  } catch {
    // Where nothing can be remembered it is not offered again and again.
    return true;
  }
}

export function rememberTour(): void {
  try {
    localStorage.setItem(storageKey, "seen");
  } catch {
    return;
  }
}
