/** `seawall serve`: the public site, and the console for the people of an organisation. The first start prints the link that makes the admin. */
import type { Mailer } from "../core/letter.ts";
import { toLine, visible } from "../core/problem.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { warnConfig } from "./warn-config.ts";

/** How to serve. */
export interface ServeCall {
	readonly data: string;
	readonly port: number;
	readonly host: string;
	readonly publicUrl?: string | undefined;
	readonly trustedProxy: readonly string[];
	/** Whether what is sent may go to private networks. */
	readonly allowPrivateNetworks: boolean;
	readonly mail?: string | undefined;
	readonly mailFrom?: string | undefined;
	/** A file that says who runs the site. */
	readonly config?: string | undefined;
	/** Where syslog is taken: `514`, `10.0.0.1:514`, `[::1]:514`. */
	readonly syslog?: string | undefined;
	/** Whether anybody may read the public pages. */
	readonly public: boolean;
	/** Made-up waves and no others on the public pages, marked on each. */
	readonly demonstration?: boolean | undefined;
}

/** How often it is looked what is due over other channels. */
const LOOK_MS = 60_000;

/** The first link holds this long; another start prints another. */
const FIRST_LINK_MS = 24 * 60 * 60_000;

/** The mailer that is named, in the call or in SEAWALL_MAIL, which keeps its password out of the list of processes. */
export async function mailerOf(call: Pick<ServeCall, "mail" | "mailFrom" | "publicUrl">, ports: Ports): Promise<Mailer | undefined> {
	const address = call.mail ?? ports.environment["SEAWALL_MAIL"] ?? "";
	if (address === "") return undefined;
	const domain = URL.canParse(call.publicUrl ?? "") ? new URL(call.publicUrl ?? "").hostname : "localhost";
	return orFail(await ports.mailer(address, call.mailFrom ?? (ports.environment["SEAWALL_MAIL_FROM"] || `seawall@${domain}`)));
}

/** Serves until interrupted. */
export async function serve(call: ServeCall, ports: Ports): Promise<number> {
	const path = call.config ?? ports.environment["SEAWALL_CONFIG"] ?? "";
	const config = path === "" ? {} : readConfig(await ports.readWhole(path), path);
	const held = orFail(await ports.openServed(call.data));
	try {
		for (const note of held.notes) ports.say(`note: ${note}`);
		const { port, host, publicUrl, trustedProxy: trustedProxies } = call;
		const publicSite = call.public ? { operator: config["site"], isDemonstration: call.demonstration === true } : undefined;
		const privateNetworks = call.allowPrivateNetworks || ports.environment["SEAWALL_ALLOW_PRIVATE_NETWORKS"] === "1";
		const place = {
			port,
			host,
			publicUrl,
			trustedProxies,
			mail: await mailerOf(call, ports),
			publicSite,
			privateNetworks,
			syslog: call.syslog === undefined ? undefined : syslogPlace(call.syslog),
			environment: ports.environment,
		};
		for (const problem of await held.bringDocuments(ports.catalogueAdvisories)) ports.say(toLine(problem));
		const running = orFail(await ports.serveProgram(held, place));
		try {
			if (call.public) await ports.out(`Public warnings: ${running.address}/\n`);
			await ports.out(`Seawall's console: ${running.address}/console\n`);
			for (const note of running.notes) ports.say(`note: ${note}`);
			if (running.unreachable !== undefined)
				ports.say(`note: commands wait until this has ended, for there is no socket: ${running.unreachable}`);
			if (running.isBare)
				ports.say(
					"warning: passwords would cross the network unencrypted. Put a proxy with TLS before it and name it with --public-url https://…",
				);
			if (!(await held.people.hasAdmin())) {
				const at = ports.now();
				const organisationId = await held.people.defaultOrganisation({ name: held.organisation, who: "system", at });
				const { text, hash } = held.secret();
				const link = { secretHash: hash, organisationId, role: "admin", email: undefined, replace: true } as const;
				await held.people.invite({ ...link, expiresAt: at + FIRST_LINK_MS, who: "system", at });
				await ports.out(
					`Nobody manages it yet. This link makes the admin, once, within a day:\n${running.address}/console/join?t=${text}\n`,
				);
			}
			if (place.syslog !== undefined) await ports.out(`Syslog of sensors: ${place.syslog.host}, port ${place.syslog.port}, UDP and TCP\n`);
			const escalation = await watchSilence(call, privateNetworks, ports);
			try {
				await ports.out("Ctrl-C ends.\n");
				await ports.untilInterrupted();
			} finally {
				await escalation?.close();
			}
		} finally {
			await running.close();
		}
		return 0;
	} finally {
		await held.close();
	}
}

/** Looks every minute what is due over other channels, where the configuration names some. */
async function watchSilence(
	{ data, config: path }: ServeCall,
	privateNetworks: boolean,
	ports: Ports,
): Promise<{ close(): Promise<void> } | undefined> {
	const config = await warnConfig(path === undefined ? {} : { config: path }, ports);
	if (config.steps.length === 0) return undefined;
	const { escalateAll } = await import("./warn-escalate.ts");
	const options = { isDry: false, isForced: false, privateNetworks };
	let working: Promise<void> | undefined;
	const turn = async () => {
		try {
			for (const { campaign, step, state, words } of await escalateAll(data, undefined, config, options, ports))
				if (state === "failed") ports.say(visible(`note: ${campaign}, ${step}: ${words}; it is tried again`, 500));
		} catch (error) {
			ports.say(error instanceof CallError ? toLine(error.problem) : String(error));
		}
		working = undefined;
	};
	const timer = setInterval(() => {
		working ??= turn();
	}, LOOK_MS);
	working = turn();
	return {
		async close() {
			clearInterval(timer);
			await working;
		},
	};
}

function syslogPlace(text: string): { readonly host: string; readonly port: number } {
	const found = /^(?:\[([0-9a-fA-F:.]{2,45})\]:|([\w.-]{1,253}):)?(\d{1,5})$/.exec(text);
	const port = Number(found?.[3]);
	if (found !== null && port <= 65_535) return { host: found[1] ?? found[2] ?? "127.0.0.1", port };
	const todo = "Write it as 514, 192.0.2.7:514 or [::1]:514.";
	throw new CallError({ code: "cli/bad-port", message: `"${text}" is no place to listen at`, at: "--syslog", todo });
}

/** A configuration is a JSON object; each of its members is read by what it is about. */
function readConfig(text: string, at: string): Readonly<Record<string, unknown>> {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		value = undefined;
	}
	if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
	throw new CallError({ code: "cli/bad-config", message: "the configuration is no JSON object", at, todo: "See docs/site.md." });
}
