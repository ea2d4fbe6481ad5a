import type { Starter } from "./starter.ts";

/** What people write to a service desk about. */
export const customerService: Starter = {
  id: "customer-service",
  label: "Customer service",
  about: "Delivery, refunds, billing, accounts, faults, waiting: what people ask a service desk.",
  dictionary: [
    { topic: "delivery", terms: ["deliver*", "parcel*", "package*", "shipping", "shipment*", "courier*", "tracking number", "track my order", "dispatch*", "(order OR item OR it) NEAR/4 (arrive OR arrived OR arriving)"] },
    { topic: "late or lost", terms: ["late delivery", "deliver* NEAR/5 (late OR delay* OR never)", "still waiting for my", "never arrived", "not arrived", "hasn't arrived", "lost in transit", "lost NEAR/3 (parcel OR package)"] },
    { topic: "returns and refunds", terms: ["refund*", "money back", "return label", "return* NEAR/4 (item OR order OR product OR parcel)", "send it back", "exchange NEAR/4 (item OR size OR order)"] },
    { topic: "billing", terms: ["invoice*", "overcharg*", "charged twice", "double charged", "direct debit", "credit card", "payment* NEAR/4 (fail* OR declin* OR reject*)", "billing", "wrong price"] },
    { topic: "account and login", terms: ["log in", "login", "sign in", "password*", "locked out", "reset link", "verification code", "my account NEAR/4 (close* OR delete* OR block* OR access)"] },
    { topic: "faults", terms: ["broken", "defect*", "damaged", "faulty", "doesn't work", "does not work", "not working", "stopped working", "crash*", "error message"] },
    { topic: "waiting and contact", terms: ["on hold", "waiting time", "no reply", "no response", "nobody answers", "call* back", "speak NEAR/2 (human OR someone OR agent)", "phone line*", "live chat"] },
    { topic: "cancelling", terms: ["cancel*", "unsubscribe", "end my contract", "notice period", "terminate NEAR/4 (contract OR subscription)"] },
    { topic: "thanks", terms: ["thank you", "thanks NOT (thanks NEAR/2 nothing)", "well done", "great service", "sorted now", "problem solved"] },
  ],
};
