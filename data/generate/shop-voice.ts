import type { Random } from "../../src/core/random.ts";
import { chance, say } from "./draw.ts";
import { chat, common, seasonal } from "./shop-words-chat.ts";
import { regions } from "./shop-people.ts";
import type { Customer } from "./shop-people.ts";

/** Turns templates into what one person would type at one moment to another. Rarely twice the same text. */
export interface Voice {
  /** Each inner list is one part of the text: one of its templates is used. */
  speak(parts: readonly (readonly string[])[], author: Customer, to: Customer | undefined, at: number): string;
  /** Like speak, in the sober style of the shop's desk. */
  speakPlainly(parts: readonly (readonly string[])[], to: Customer, at: number): string;
}

export function createVoice(random: Random): Voice {
  const said = new Set<string>();
  const compose = (parts: readonly (readonly string[])[], author: Customer, to: Customer | undefined, at: number): string => {
    const region = regions[author.region];
    const slots = {
      ...common,
      ...seasonal(new Date(at).getUTCMonth()),
      where: region?.areas ?? ["outdoors"],
      where2: region?.areas.map((area) => area.replace(/^(in|on) /, "")) ?? ["the hills"],
      where3: region?.areas ?? ["outdoors"],
      place3: region?.outings ?? ["the hill"],
      city: region?.towns.map((town) => town.city) ?? ["town"],
      first: [to?.first ?? "all"],
      handle: [to?.id ?? "all"],
    };
    return parts
      .map((part) => say(random, part[random.below(part.length)] ?? "", slots))
      .filter((text) => text !== "")
      .reduce((text, next) => `${text} ${/[,:]$/.test(text) ? uncapitalise(next) : next}`, "")
      .trim();
  };
  const unrepeated = (make: () => string): string => {
    let text = make();
    for (let attempt = 0; attempt < 40 && said.has(text); attempt++) text = make();
    said.add(text);
    return text;
  };
  return {
    speak: (parts, author, to, at) => unrepeated(() => dress(random, compose(parts, author, to, at), author.style)),
    speakPlainly: (parts, to, at) => unrepeated(() => `${compose(parts, to, to, at)} – ${say(random, chat.deskClose[random.below(chat.deskClose.length)] ?? "", common)}`),
  };
}

/** "A little wax" → "a little wax"; names, product names and "I" keep their capital. */
function uncapitalise(text: string): string {
  const first = text.split(/[\s,.:!?']/)[0] ?? "";
  const keeps = /^(I|Y|S|EN|IPX\d|Alder|Moor|Cinder|Tarn|Wisp|Monday|January|February|March|April|May|June|July|August|September|October|November|December)s?$/;
  return keeps.test(first) || /^[A-Z]{2}/.test(first) ? text : text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** Typing habits. */
function dress(random: Random, text: string, style: number): string {
  const first = text.slice(0, 1).toUpperCase() + text.slice(1);
  if (style === 1) return text.toLowerCase().replace(/\.$/, "");
  if (style === 2) return first.replace(/\.$/, "");
  if (style === 3 && chance(random, 0.4)) return first.replace(/\.$/, "!");
  if (style === 4 && chance(random, 0.35)) return `${first.replace(/\.$/, "")} ${["🙂", "😅", "👍", "⛰️"][random.below(4)] ?? ""}`.trim();
  return first;
}
