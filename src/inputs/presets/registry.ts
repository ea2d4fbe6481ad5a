import { adjacencyList } from "./adjacency-list.ts";
import { brandwatch } from "./brandwatch.ts";
import { exportComments, facebookComments, instagramComments, reddit, youtube } from "./comments.ts";
import { discordCsv } from "./discord-csv.ts";
import { gephiEdges } from "./gephi-edges.ts";
import { intercom, salesforce, salesforceMail, zendeskComments, zendeskTicketList, zendeskTickets } from "./help-desks.ts";
import { exchangeLog, googleLog, microsoftTrace } from "./mail-logs.ts";
import { matrix } from "./matrix.ts";
import { hootsuite, meltwater, meltwaterOld, sprout, talkwalker } from "./media-monitors.ts";
import { nodeXl } from "./node-xl.ts";
import type { Preset } from "./preset.ts";
import { rawMail } from "./raw-mail.ts";
import { tags, tcat, twcs } from "./tweets-as-rows.ts";
import { vivaGroups, vivaInsights } from "./viva-insights.ts";
import { nominations, purview, teams, vivaEngage, vivaEngageGroups } from "./workplace.ts";
import { xApi, xArchive } from "./x.ts";

/** Every known shape of a table, the most particular first: the first that fits is used. */
export const presets: readonly Preset[] = [
  brandwatch, meltwater, meltwaterOld, talkwalker, hootsuite, sprout,
  twcs, tags, tcat, xApi, xArchive, nodeXl, gephiEdges,
  exportComments, instagramComments, facebookComments, youtube, reddit, discordCsv,
  zendeskComments, zendeskTickets, zendeskTicketList, intercom, salesforce, salesforceMail,
  microsoftTrace, exchangeLog, googleLog, rawMail,
  teams, purview, vivaEngage, vivaEngageGroups, vivaInsights, vivaGroups, nominations,
  matrix, adjacencyList,
];
