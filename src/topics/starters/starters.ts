import { customerService } from "./customer-service.ts";
import { dataProtection } from "./data-protection.ts";
import { productFeedback } from "./product-feedback.ts";
import type { Starter } from "./starter.ts";
import { sustainability } from "./sustainability.ts";

/** All of them, in the order in which they are offered. */
export const starters: readonly Starter[] = [customerService, productFeedback, sustainability, dataProtection];
