import { useEffect, useRef, useState } from "react";
import { listFiles } from "./folders.ts";

/**
 * Files from anywhere on the page: dropped, or pasted as files or as text. Answers whether something is being dragged over it.
 * While `isOn` is false nothing is taken, but a drop still does not make the browser leave the page.
 */
export function useFiles(isOn: boolean, take: (files: readonly Blob[], names: readonly string[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const current = useRef({ isOn, take });
  current.current = { isOn, take };
  useEffect(() => {
    let depth = 0;
    const enter = () => {
      depth++;
      setOver(true);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (current.current.isOn) takeDropped(event.dataTransfer, current.current.take);
    };
    const paste = (event: ClipboardEvent) => {
      if (!current.current.isOn || isTextField(event.target)) return;
      event.preventDefault();
      takeFrom(event.clipboardData, current.current.take);
    };
    addEventListener("dragenter", enter);
    addEventListener("dragleave", leave);
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    addEventListener("paste", paste);
    return () => {
      removeEventListener("dragenter", enter);
      removeEventListener("dragleave", leave);
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
      removeEventListener("paste", paste);
    };
  }, []);
  return isOver && isOn;
}

/** What was dropped, folders with everything in them. The entries must be asked for at once: after the event the list is empty. */
function takeDropped(data: DataTransfer | null, take: (files: readonly Blob[], names: readonly string[]) => void): void {
  const entries = [...(data?.items ?? [])].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.some((entry) => entry.isDirectory)) {
    takeFrom(data, take);
    return;
  }
  void listFiles(entries).then((found) => take(found.map(({ file }) => file), found.map(({ name }) => name)));
}

function takeFrom(data: DataTransfer | null, take: (files: readonly Blob[], names: readonly string[]) => void): void {
  if (data === null) return;
  const files = [...data.files];
  if (files.length > 0) {
    take(files, files.map((file) => file.name));
    return;
  }
  const text = data.getData("text/plain");
  if (text.trim() !== "") take([new Blob([text], { type: "text/plain" })], ["pasted text"]);
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, [contenteditable]") !== null;
}
