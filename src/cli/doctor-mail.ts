/** `seawall doctor --mail`: whether the mail server answers, and whether receivers will take what it sends. */
import { toLine, visible } from "../core/problem.ts";
import type { Campaign } from "../warn/campaign.ts";
import { checkSender } from "../warn/sender/check-sender.ts";
import type { SenderFinding } from "../warn/sender/name-server.ts";
import { checkComplaints, checkOneClick } from "../warn/sender/one-click.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { mailerOf } from "./serve.ts";
import { checkTableOrJson } from "./table-or-json.ts";
import { type WarnConfig, type WarnConfigCall, warnConfig } from "./warn-config.ts";

/** Options. */
export interface DoctorMailCall extends WarnConfigCall {
	readonly mail: string | true;
	/** A file of answers in the place of the name servers. */
	readonly resolver?: string;
	/** Addresses that mails leave from. */
	readonly address: readonly string[];
	readonly format: string;
}

/** Checks; exit code 1 where something is bad. */
export async function doctorMail(data: string, call: DoctorMailCall, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	const config = await warnConfig(call, ports);
	const domain = config.from.address.slice(config.from.address.lastIndexOf("@") + 1).toLowerCase();
	const server = call.mail === true ? config.transports[0] : call.mail;
	const isSender = domain.includes(".");
	const mailer = await mailerOf({ mail: server }, ports);
	if (mailer === undefined && !isSender)
		throw new CallError({
			code: "cli/bad-config",
			message: "no mail server is named",
			at: "--mail",
			todo: "Give its address, or set SEAWALL_MAIL; --from or --config names the sender whose DNS is looked at.",
		});
	let code = 0;
	let reached: { readonly place: string; readonly answers: boolean } | null = null;
	if (mailer !== undefined) {
		const answered = await mailer.check();
		reached = { place: mailer.place, answers: answered.ok };
		if (!answered.ok) {
			ports.say(toLine(answered.error));
			code = 1;
		} else if (call.format === "table") await ports.out(`The mail server ${mailer.place} answers.\n`);
	}
	const findings = isSender ? await findingsOf(domain, server, config, data, call, ports) : [];
	if (findings.some(({ level }) => level === "bad")) code = 1;
	if (call.format === "json") {
		const answer = { schema: "seawall/mail-check/1", from: config.from.address, server: reached, findings };
		await ports.out(`${JSON.stringify(answer, undefined, 2)}\n`);
	} else if (isSender) await ports.out(`${[`Mail from ${visible(domain, 200)}:`, ...findings.flatMap(linesOf)].join("\n")}\n`);
	return code;
}

function linesOf({ check, level, about, message, todo }: SenderFinding): readonly string[] {
	const line = `  ${level.padEnd(8)}${check.padEnd(11)}${about}: ${message}`;
	return [visible(line, 1000), ...(todo === "" ? [] : [visible(`${" ".repeat(21)}${todo}`, 1000)])];
}

async function findingsOf(
	domain: string,
	server: string | undefined,
	config: WarnConfig,
	data: string,
	call: DoctorMailCall,
	ports: Ports,
): Promise<readonly SenderFinding[]> {
	const ask = orFail(await ports.warn.nameServer(call.resolver));
	const keys = orFail(await ports.warn.publicKeys(config.dkim));
	const host = server !== undefined && URL.canParse(server) ? new URL(server).hostname : "";
	// A server on this machine hands on to others; which address they use only its owner knows.
	const isHere = host === "" || host === "localhost" || host.startsWith("127.") || host.startsWith("[");
	const leavesFrom = call.address.length > 0 ? call.address : isHere ? [] : ((await ask.addresses(host)) ?? []);
	const sample = new TextDecoder().decode(await ports.warn.sample(sampleOf(config), READER, config.dkim));
	const { sent, complained } = await ports.warn.complaints(data, ports.now() - 30 * 86_400_000);
	return [
		...(await checkSender({ domain, keys, leavesFrom }, ask)),
		...(server === undefined ? [] : [tlsFinding(server, host, isHere)]),
		checkOneClick(sample),
		checkComplaints(sent, complained),
	];
}

function tlsFinding(server: string, host: string, isHere: boolean): SenderFinding {
	const isOptional = URL.canParse(server) && new URL(server).searchParams.get("tls") === "optional";
	if (isHere)
		return { check: "tls", level: "good", about: host, message: "the server is on this machine; how it goes on is its own", todo: "" };
	if (isOptional)
		return {
			check: "tls",
			level: "bad",
			about: host,
			message: "mails may leave without TLS",
			todo: "Take ?tls=optional out of the address.",
		};
	return { check: "tls", level: "good", about: host, message: "nothing is said without TLS", todo: "" };
}

const READER = {
	to: "reader@example.org",
	name: "Reader",
	language: "en",
	why: "subscriber",
	subscriber: undefined,
	devices: undefined,
} as const;

function sampleOf({ from, site }: WarnConfig): Campaign {
	const edition = { subject: "Sample", text: "Sample", html: "<p>Sample</p>" };
	return {
		schema: "seawall/campaign/1",
		id: "mailcheck0",
		stream: "warnings",
		level: "advice",
		advisory: { id: "SAMPLE", title: "Sample", version: "1", sha256: "" },
		inventory: { devices: 0, imports: [] },
		from,
		site,
		createdAt: 0,
		expiresAt: 0,
		recipients: 0,
		audienceSha256: "",
		secret: "sample",
		editions: { en: edition, de: edition },
	};
}
