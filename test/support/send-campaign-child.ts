/** Sends the campaign of a data directory in a process of its own, to be killed at any instant. Arguments: folder, addresses of servers. */
import { readFacts } from "../../src/delivery/campaign/folder.ts";
import { sendCampaign } from "../../src/delivery/campaign/send-campaign.ts";
import { serverOf } from "../../src/delivery/server-address.ts";
import { readCampaign } from "../../src/warn/campaign.ts";
import { sendingOf } from "./campaign.ts";

const [dataFolder = "", address = "", ...more] = process.argv.slice(2);
const facts = await readFacts(dataFolder, "campaign01");
const campaign = facts.ok ? readCampaign(facts.value) : undefined;
if (campaign === undefined) throw new Error("there is no campaign");
process.stdout.write("ready\n");
const sending = sendingOf(dataFolder, campaign, address);
const others = more.map(serverOf).filter((server) => server !== undefined);
const sent = await sendCampaign({ ...sending, servers: [...sending.servers, ...others] });
process.stdout.write(sent.ok ? `${JSON.stringify(sent.value.standing.counts())}\n` : `${sent.error.code}\n`);
