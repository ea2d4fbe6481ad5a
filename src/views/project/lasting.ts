/** Asks the browser not to delete by itself what this page keeps; answers whether it promises that. Some browsers ask the reader. */
export type AskToLast = () => Promise<boolean>;

/** Browsers that cannot promise it, and windows in which nothing lasts, answer false. */
export const askToLast: AskToLast = async () => {
  try {
    const storage = navigator.storage as StorageManager | undefined;
    return storage !== undefined && ((await storage.persisted()) || (await storage.persist()));
  } catch {
    return false;
  }
};
