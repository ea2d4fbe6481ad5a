import type { Starter } from "./starter.ts";

/** Personal data and what happens to them. */
export const dataProtection: Starter = {
  id: "data-protection",
  label: "Data protection",
  about: "Consent, access, deletion, breaches, sharing, tracking: what people say about their data.",
  dictionary: [
    { topic: "consent and cookies", terms: ["consent*", "cookie*", "opt in", "opt out", "opted out", "pre ticked", "accept all", "reject all", "privacy settings"] },
    { topic: "access and copies", terms: ["subject access request*", "data request*", "copy of my data", "what data NEAR/6 (hold OR have OR store*)", "right of access", "dsar*", "export my data"] },
    { topic: "deletion", terms: ["delete my data", "erase* NEAR/4 data", "right to be forgotten", "right to erasure", "remove my details", "delete NEAR/4 account", "retention"] },
    { topic: "breaches", terms: ["data breach*", "breach* NEAR/5 (data OR gdpr OR privacy)", "leak* NEAR/5 (data OR email* OR password*)", "hacked", "phishing", "ransomware", "stolen data", "wrong recipient"] },
    { topic: "sharing with others", terms: ["third part*", "shar* NEAR/4 (data OR details)", "sell* NEAR/4 (data OR details)", "data processor*", "processing agreement*", "data broker*", "subprocessor*"] },
    { topic: "tracking and profiling", terms: ["tracking pixel*", "track* NEAR/4 (users OR me OR location)", "profiling", "targeted ad*", "fingerprint* NEAR/4 (browser OR device)", "location data", "analytics", "automated decision*"] },
    { topic: "marketing mail", terms: ["unsubscribe*", "spam", "newsletter*", "marketing email*", "mailing list*", "cold call*", "unwanted NEAR/3 (mail OR email* OR call*)"] },
    { topic: "rules and authorities", terms: ["gdpr", "data protection", "dpo", "privacy policy", "privacy notice", "supervisory authority", "ico NEAR/6 (complain* OR report*)", "dpia", "impact assessment", "legitimate interest*", "ccpa"] },
    { topic: "security", terms: ["two factor", "2fa", "multi factor", "encrypt*", "password policy", "access rights", "vpn", "penetration test*", "security patch*"] },
    { topic: "transfers abroad", terms: ["standard contractual clauses", "adequacy decision", "data transfer*", "hosted in", "cloud provider*", "server location", "outside the eu"] },
  ],
};
