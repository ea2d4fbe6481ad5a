/** A file of a folder, called by its way from the folder that was chosen. */
export interface FolderFile {
  readonly name: string;
  readonly file: File;
}

/** Files in folders and beside them, in the order of their names. What systems put into folders for themselves is left out; what cannot be read too. */
export async function listFiles(entries: readonly FileSystemEntry[]): Promise<readonly FolderFile[]> {
  const found: FolderFile[] = [];
  const open = [...entries];
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    if (isSystemFile(entry.name)) continue;
    if (isFolder(entry)) open.push(...(await entriesOf(entry)));
    else if (isFile(entry)) {
      const file = await fileOf(entry);
      if (file !== undefined) found.push({ name: entry.fullPath.replace(/^\//, ""), file });
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The same of files that a folder picker hands over. */
export function filesOfPicker(files: readonly File[]): readonly FolderFile[] {
  return files.filter((file) => !isSystemFile(file.name)).map((file) => ({ name: file.webkitRelativePath === "" ? file.name : file.webkitRelativePath, file }));
}

/** ".DS_Store", "Thumbs.db", "desktop.ini" and everything else that is hidden. */
function isSystemFile(name: string): boolean {
  return name.startsWith(".") || name === "__MACOSX" || /^(?:thumbs\.db|desktop\.ini)$/i.test(name);
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** A folder hands out its entries a hundred at a time, until there are no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function fileOf(entry: FileSystemFileEntry): Promise<File | undefined> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(undefined)));
}
