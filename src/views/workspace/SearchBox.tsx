import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { Input, ListBox, ListBoxItem, Popover, SearchField } from "react-aria-components";
import type { PersonRow } from "../../engine/shown.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { glyphOf, ROLE_WORDS } from "../parts/role-words.ts";
import { overlayRegion } from "../shell/overlay-region.ts";
import { useActions, useApp, useTools } from "../store.ts";

const hitCount = 12;

/** Finds people by name or id; choosing one selects them wherever one is. */
export function SearchBox(): ReactElement {
  const { engine } = useTools();
  const settings = useApp((state) => state.settings);
  const actions = useActions();
  const [text, setText] = useState("");
  const [hits, setHits] = useState<readonly PersonRow[] | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const query = text.trim();
  useEffect(() => {
    if (query === "") {
      setHits(null);
      return;
    }
    let isCurrent = true;
    const timer = setTimeout(() => {
      engine.search(query, settings, hitCount).then(
        (found) => isCurrent && setHits(found),
        (error: unknown) => isCurrent && actions.fail(error),
      );
    }, 120);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [engine, query, settings, actions]);
  const close = () => {
    setHits(null);
    setText("");
  };
  const choose = (person: number) => {
    actions.select([person]);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" && hits !== null && hits.length > 0) {
      event.preventDefault();
      list.current?.focus();
    }
  };
  return (
    <div className="search" ref={box} onKeyDown={onKeyDown}>
      <SearchField
        aria-label="Find a person"
        value={text}
        onChange={setText}
        onSubmit={() => {
          const first = hits?.[0];
          if (first !== undefined) choose(first.person);
        }}
      >
        <Input className="field" placeholder="Find a person" />
      </SearchField>
      <span className="visually-hidden" role="status">
        {hits === null ? "" : hits.length === 0 ? "No person matches." : `${hits.length} found; arrow down to choose, Enter takes the first.`}
      </span>
      <Popover UNSTABLE_portalContainer={overlayRegion()} className="popover search-hits" triggerRef={box} isNonModal isOpen={hits !== null} onOpenChange={(open) => !open && setHits(null)} placement="bottom start">
        <ListBox
          ref={list}
          className="menu menu-tall"
          aria-label="People found"
          items={hits ?? []}
          dependencies={[hits]}
          renderEmptyState={() => <p className="menu-empty">No person matches “{query}”.</p>}
          onAction={(key) => choose(Number(key))}
        >
          {(row) => (
            <ListBoxItem id={row.person} className="menu-item search-hit" textValue={row.name}>
              <RoleGlyph kind={glyphOf(row)} />
              <span className="search-name">{row.name}</span>
              <span className="t-axis ink-2">{ROLE_WORDS[glyphOf(row)]}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </div>
  );
}
