import type { Starter } from "./starter.ts";

/** What people say about a product they use. */
export const productFeedback: Starter = {
  id: "product-feedback",
  label: "Product feedback",
  about: "Ease of use, quality, price, features, comparison: what people say about a product.",
  dictionary: [
    { topic: "ease of use", terms: ["easy to use", "user friendly", "intuitive", "confusing", "complicated", "hard to use", "can't figure out", "learning curve", "set up NEAR/4 (easy OR hard OR quick)"] },
    { topic: "quality", terms: ["high quality", "poor quality", "bad quality", "well made", "badly made", "cheaply made", "sturdy", "flimsy", "durab*", "fell apart", "wore out"] },
    { topic: "price and value", terms: ["price*", "expensive", "overpriced", "good value", "worth the money", "worth it", "waste of money", "bargain", "discount*", "too dear"] },
    { topic: "wishes", terms: ["feature request*", "would be great if", "would be nice if", "wish it had", "please add", "missing feature*", "should NEAR/3 option", "need an option"] },
    { topic: "design and look", terms: ["design*", "colour*", "color*", "beautiful", "stylish", "ugly", "looks NEAR/2 (good OR great OR bad OR cheap)", "packaging"] },
    { topic: "speed and reliability", terms: ["slow", "sluggish", "laggy", "freez*", "crash*", "bug", "bugs", "buggy", "reliable", "unreliable", "fast NEAR/3 (app OR site OR website OR device)"] },
    { topic: "size and fit", terms: ["too small", "too big", "too large", "too tight", "true to size", "wrong size", "fit* NEAR/2 (well OR badly OR perfectly)", "size chart"] },
    { topic: "instructions and help", terms: ["manual", "instruction*", "tutorial*", "user guide", "documentation", "faq", "how do i", "how to"] },
    { topic: "comparison and switching", terms: ["better than", "worse than", "compared to", "compared with", "switch* from", "switching to", "alternative to", "instead of NEAR/4 (brand OR product OR app)"] },
    { topic: "recommendation", terms: ["recommend*", "would buy again", "never buy again", "tell my friends", "five stars", "5 stars", "one star", "1 star"] },
  ],
};
