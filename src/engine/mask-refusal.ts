import { WhotalksError } from "../core/errors.ts";

const MASK = "•••";

/** The same refusal without what it quotes and without the names of members and sheets, which may be called after people. */
export function maskRefusal(refusal: WhotalksError): WhotalksError {
  const { code, kind, hint, where } = refusal;
  const { file = "", sample, member } = where;
  const ofParts = member !== undefined || /^(?:zip|tar|archive|workbook|sheet)-/.test(code);
  // A member of an archive inside an archive is told by both names, of which the message may hold the outer one alone.
  const steps = (member ?? "").split("/");
  const outer = steps.map((_, i) => `${file}/${steps.slice(0, steps.length - i).join("/")}`).filter((path) => member !== undefined && file !== "" && path !== `${file}/`);
  const hidden = [...outer, member ?? "", sample ?? ""].filter((text) => text !== "");
  if (hidden.length === 0 && !ofParts) return refusal;
  const said = (text: string): string => {
    const rest = hidden.reduce((all, name) => all.replaceAll(name, () => (outer.includes(name) ? `${file}/${MASK}` : MASK)), text);
    return ofParts ? rest.replaceAll(/"[^"]*"/g, MASK) : rest;
  };
  return new WhotalksError(code, said(refusal.message), {
    kind,
    hint: said(hint),
    where: { ...where, ...(sample === undefined || sample === "" ? {} : { sample: MASK }), ...(member === undefined ? {} : { member: MASK }) },
  });
}
