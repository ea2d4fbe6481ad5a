import { WhotalksError } from "../core/errors.ts";

const MASK = "•••";

/** The same refusal without what it quotes. */
export function maskRefusal(refusal: WhotalksError): WhotalksError {
  const { code, kind, hint, where } = refusal;
  const { sample } = where;
  if (sample === undefined || sample === "") return refusal;
  return new WhotalksError(code, refusal.message.replaceAll(sample, MASK), { kind, hint: hint.replaceAll(sample, MASK), where: { ...where, sample: MASK } });
}
