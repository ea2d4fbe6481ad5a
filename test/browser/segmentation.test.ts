import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transformWithOxc } from "vite";
import { expect, test } from "vitest";
import { createSegmenter } from "../../src/topics/segment.ts";
import { root } from "../support/build.ts";
import { launchBrowser } from "./browser.ts";

/** A text of every script that is cut in a way of its own; those without spaces are cut by the dictionary of Node and of the browser. */
const texts: Readonly<Record<string, string>> = {
  Latin: "The courier's parcel was late, well-known c++ & l'usine; Straße, naïve façade",
  Turkish: "Iğdır'da KARGO gecikti, İzmir'den ışıklı paket",
  Vietnamese: "Giao hàng chậm quá, khách hàng không hài lòng",
  Greek: "Η παράδοση καθυστέρησε πολύ, ΤΟ ΔΕΜΑ ΧΑΘΗΚΕ",
  Cyrillic: "Доставка опоздала, посылка ещё не пришла; Київ п'ять",
  Armenian: "Առաքումը ուշացավ, ծանրոցը չի եկել",
  Georgian: "მიწოდება დაგვიანდა, ამანათი არ მოსულა",
  Hebrew: "המשלוח התעכב, הַחֲבִילָה לא הגיעה",
  Arabic: "التوصيل متأخر جدًّا، لم يصل الطـرد بعد",
  Persian: "تحویل بسته دیر شد، نمی‌دانم کجاست",
  Devanagari: "डिलीवरी में देरी हुई, पार्सल नहीं आया",
  Bengali: "ডেলিভারি দেরিতে এসেছে, পার্সেল পাইনি",
  Tamil: "விநியோகம் தாமதமானது, பார்சல் வரவில்லை",
  Amharic: "ጥቅሉ ዘግይቷል፣ እስካሁን አልደረሰም",
  Korean: "배송이 너무 늦어요, 택배가 아직 안 왔습니다",
  Chinese: "快递太慢了，我的包裹还没有到，请问客户服务的电话是多少？手机屏幕坏了需要退款",
  "Chinese, traditional": "包裹還沒有到，請問客戶服務的電話是多少？手機螢幕壞了需要退款",
  Japanese: "配送が遅すぎます。荷物はまだ届いていません。カスタマーサービスに電話しました",
  Thai: "การจัดส่งล่าช้ามาก พัสดุยังไม่มาถึง ขอเงินคืนได้ไหมครับ ติดต่อฝ่ายบริการลูกค้า",
  Lao: "ການຈັດສົ່ງຊ້າຫຼາຍ ພັດສະດຸຍັງບໍ່ມາຮອດ ຂ້ອຍຢາກໄດ້ເງິນຄືນ",
  Burmese: "ပစ္စည်းပို့တာ အရမ်းနောက်ကျတယ် အထုပ်မရောက်သေးဘူး ငွေပြန်အမ်းပေးပါ",
  Khmer: "ការដឹកជញ្ជូន យឺតណាស់ កញ្ចប់\u200bមិនទាន់មកដល់ទេ",
  Tibetan: "དངོས་པོ་འཕྱི་བོ་ཆགས་འདུག",
  emoji: "late 🚚💨 again 👩🏽‍💻 🇩🇪🇫🇷 ❤️ 👍🏿 ok",
  mixed: "iPhone的屏幕坏了 need 返品 ครับ #delivery @ann https://x.example/快递",
};

test("Node and the browser cut the same words in every script", async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const file = join(root, "src/topics/segment.ts");
    const { code } = await transformWithOxc(readFileSync(file, "utf8"), file);
    await page.addScriptTag({ type: "module", content: `${code}\nglobalThis.createSegmenter = createSegmenter;` });
    await page.waitForFunction(() => Reflect.has(globalThis, "createSegmenter"));
    const inBrowser = await page.evaluate((all) => {
      const create = Reflect.get(globalThis, "createSegmenter") as typeof createSegmenter;
      return Object.fromEntries(Object.entries(all).map(([script, text]) => [script, create({ isTurkic: script === "Turkish" }).wordsOf(text)]));
    }, texts);
    const inNode = Object.fromEntries(Object.entries(texts).map(([script, text]) => [script, createSegmenter({ isTurkic: script === "Turkish" }).wordsOf(text)]));
    for (const [script, words] of Object.entries(inNode)) expect(words.length, script).toBeGreaterThan(script === "Tibetan" ? 0 : 2);
    expect(inBrowser, `ICU ${process.versions["icu"]}, Chromium ${browser.version()}`).toEqual(inNode);
  } finally {
    await browser.close();
  }
});
