import type { App } from "../store.ts";
import type { Theme } from "./state.ts";

const storageKey = "whotalks-theme";

/** Puts the theme on the page: the reader's choice, else the system's. Answers a function that stops it. */
export function followTheme(app: App): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const { theme } = app.store.getState();
    const shade = theme === "system" ? (system.matches ? "dark" : "light") : theme;
    document.documentElement.dataset["theme"] = shade;
    app.tools.set({ shade });
  };
  app.actions.setTheme(rememberedTheme());
  apply();
  system.addEventListener("change", apply);
  const unsubscribe = app.store.subscribe((state, before) => {
    if (state.theme === before.theme) return;
    apply();
    rememberTheme(state.theme);
  });
  return () => {
    system.removeEventListener("change", apply);
    unsubscribe();
  };
}

/** Storage may be switched off: the choice then lasts as long as the page. */
function rememberedTheme(): Theme {
  try {
    const text = localStorage.getItem(storageKey);
    return text === "light" || text === "dark" ? text : "system";
  } catch {
    return "system";
  }
}

function rememberTheme(theme: Theme): void {
  try {
    if (theme === "system") localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, theme);
  } catch {
    return;
  }
}
