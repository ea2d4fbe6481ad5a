import type { Starter } from "./starter.ts";

/** Environment, supply and fairness. */
export const sustainability: Starter = {
  id: "sustainability",
  label: "Sustainability",
  about: "Climate, energy, packaging, recycling, materials, supply chain: what people say about a firm's footprint.",
  dictionary: [
    { topic: "climate and carbon", terms: ["climate", "carbon", "co2", "emission*", "net zero", "greenhouse gas*", "global warming", "offset* NEAR/4 carbon", "footprint"] },
    { topic: "energy", terms: ["renewable*", "solar", "wind power", "wind farm*", "green energy", "energy efficien*", "power consumption", "heat pump*", "electricity NEAR/4 (green OR save* OR saving)"] },
    { topic: "packaging and plastic", terms: ["plastic*", "packaging", "single use", "microplastic*", "bubble wrap", "styrofoam", "cardboard", "refill*", "overpackag*"] },
    { topic: "waste and recycling", terms: ["recycl*", "landfill", "compost*", "upcycl*", "circular economy", "zero waste", "food waste", "throw* away", "e waste"] },
    { topic: "repair and long life", terms: ["repair*", "right to repair", "spare part*", "second hand", "refurbished", "planned obsolescence", "long lasting", "mend*"] },
    { topic: "materials", terms: ["organic cotton", "fair trade", "fairtrade", "palm oil", "recycled material*", "bamboo", "fsc", "sustainably sourced", "vegan leather", "deforestation"] },
    { topic: "supply chain and work", terms: ["supply chain*", "child labour", "child labor", "forced labour", "forced labor", "sweatshop*", "living wage", "working conditions", "factory NEAR/4 (conditions OR workers OR audit)"] },
    { topic: "water and nature", terms: ["biodiversity", "water use", "water consumption", "water pollution", "rainforest*", "wildlife", "habitat*", "bees", "ocean*"] },
    { topic: "transport and travel", terms: ["electric vehicle*", "ev", "cargo bike*", "air freight", "public transport", "carpool*", "business travel", "flight* NEAR/4 (fewer OR less OR offset)"] },
    { topic: "doubts and greenwashing", terms: ["greenwash*", "green washing", "just marketing", "empty promise*", "so called NEAR/2 (green OR sustainable)", "claims NEAR/4 (green OR sustainable OR eco)"] },
  ],
};
