// One side of delivery.mjs in a process of its own: `node delivery-side.mjs seawall|nodemailer PORT MESSAGES FOLDER`. Prints JSON.
import { generateKeyPairSync } from "node:crypto";
import { createTransport } from "nodemailer";
import { sendCampaign } from "../src/delivery/campaign/send-campaign.ts";
import { slot } from "../src/warn/edition/slot.ts";
import { madeCampaign, sendingOf } from "../test/support/campaign.ts";
import { peakMb, secondsSince } from "./measure.mjs";

const [side, port, given, folder] = process.argv.slice(2);
const messages = Number(given);
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const address = (n) => `reader${n}@d${n % 50}.example`;
const devices = (n) => Array.from({ length: 3 }, (_, at) => `Camera ${n}-${at}: install V5.4.5 build 170124`);
// About 10 kB of text and 20 kB of HTML, as a warning with a table has.
const words = "Take every listed device off the internet until the fixed firmware is installed, and look for accounts that nobody made. ";
const text = words.repeat(80).replace(/(.{70}) /g, "$1\n");
const html = `<!doctype html><html lang="en"><title>w</title><body>${`<p>${words}</p>\n`.repeat(140)}</body></html>`;

async function seawall() {
	function* addresses() {
		for (let n = 0; n < messages; n += 1) yield address(n);
	}
	const campaign = await madeCampaign(folder, addresses());
	const { composer } = await import("../src/delivery/message/compose.ts");
	const compose = composer({
		from: campaign.from,
		list: { name: "Warnings", id: "warnings.example.org" },
		help: undefined,
		archive: undefined,
		parts: [
			{ type: "text/plain", text: `Hello ${slot("name")}\n${slot("own")}\n${text}` },
			{ type: "text/html", text: html.replace("<body>", `<body><p>Hello ${slot("name")}</p>${slot("own")}`) },
		],
		campaign: campaign.id,
		keys: [{ domain: "example.org", selector: "s", key: privateKey }],
	});
	let bytes = 0;
	const started = performance.now();
	const sent = await sendCampaign(
		sendingOf(folder, campaign, `smtp://127.0.0.1:${port}`, {
			connections: 10,
			async compose({ to }, place, messageId) {
				const own = devices(place);
				const made = await compose({
					to: { name: `Reader ${place}`, address: to },
					subject: `Update now: 3 of your ${place} devices`,
					values: [
						{ name: `Reader ${place}`, own: own.join("\n") },
						{ name: `Reader ${place}`, own: `<ul>${own.map((line) => `<li>${line}</li>`).join("")}</ul>` },
					],
					messageId,
					unsubscribe: `https://seawall.example.org/unsubscribe/${place}`,
					at: Date.now(),
				});
				bytes = made.bytes.length;
				return made;
			},
		}),
	);
	if (!sent.ok || sent.value.standing.counts().sent !== messages) throw new Error("not all were sent");
	return { seconds: secondsSince(started), bytes };
}

async function nodemailer() {
	const key = privateKey.export({ type: "pkcs8", format: "pem" });
	const transport = createTransport({
		host: "127.0.0.1",
		port: Number(port),
		pool: true,
		maxConnections: 10,
		maxMessages: Number.POSITIVE_INFINITY,
		ignoreTLS: true,
		dkim: { domainName: "example.org", keySelector: "s", privateKey: key },
	});
	let bytes = 0;
	const started = performance.now();
	let next = 0;
	const work = async () => {
		while (next < messages) {
			const n = next++;
			const own = devices(n);
			const info = await transport.sendMail({
				from: { name: "Seawall", address: "warnings@example.org" },
				to: { name: `Reader ${n}`, address: address(n) },
				subject: `Update now: 3 of your ${n} devices`,
				text: `Hello Reader ${n}\n${own.join("\n")}\n${text}`,
				html: html.replace("<body>", `<body><p>Hello Reader ${n}</p><ul>${own.map((line) => `<li>${line}</li>`).join("")}</ul>`),
				textEncoding: "quoted-printable",
				headers: {
					"List-Unsubscribe": `<https://seawall.example.org/unsubscribe/${n}>`,
					"List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
				},
			});
			bytes = info.messageSize ?? bytes;
		}
	};
	await Promise.all(Array.from({ length: 20 }, work));
	const seconds = secondsSince(started);
	transport.close();
	return { seconds, bytes };
}

const before = process.cpuUsage();
const { seconds, bytes } = await (side === "seawall" ? seawall() : nodemailer());
const { user, system } = process.cpuUsage(before);
console.log(
	JSON.stringify({ perSecond: messages / seconds, seconds, bytes, cpuMs: (user + system) / 1000 / messages, peakMb: peakMb(process.pid) }),
);
process.exit(0);
