import { dateMs } from "./date-calendar.ts";

const DATE = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号일]\s*(.*)$/;
const CLOCK = /^(上午|午前|오전|下午|午後|午后|오후)?\s*(\d{1,2})\s*[:：时時点시](?:\s*(\d{1,2})\s*(?:[:：분分]|$))?(?:\s*(\d{1,2})\s*[秒초]?)?$/;

/**
 * Milliseconds of a date as Chinese, Japanese and Korean write it, without a zone: "2024年1月13日", "2024年1月13日 下午3:05",
 * "2024년 1월 13일 15시 4분". A weekday in brackets is passed over. NaN for anything else and for what does not exist.
 */
export function eastAsianMs(text: string): number {
  const date = DATE.exec(text.trim());
  if (date === null) return Number.NaN;
  const midnight = dateMs(Number(date[1]), Number(date[2]), Number(date[3]));
  const rest = date[4]!.replace(/^[(（]?[月火水木金土日월화수목금토일][)）]|^(?:星期|周)[一二三四五六日天]/, "").trim();
  if (rest === "") return midnight;
  const clock = CLOCK.exec(rest);
  if (clock === null) return Number.NaN;
  let hour = Number(clock[2]);
  const [minute, second] = [Number(clock[3] ?? 0), Number(clock[4] ?? 0)];
  if (clock[1] !== undefined) {
    if (hour > 12) return Number.NaN;
    hour = (hour % 12) + (/^(?:下午|午後|午后|오후)$/.test(clock[1]) ? 12 : 0);
  }
  return hour > 23 || minute > 59 || second > 59 ? Number.NaN : midnight + ((hour * 60 + minute) * 60 + second) * 1000;
}
