/** `seawall check-provider`: whether a provider of CSAF documents keeps the requirements of the standard, from its address or its folder. */
import type { ProviderCheck } from "../advisory/provider/check/answer.ts";
import { checkProvider } from "../advisory/provider/check/check-provider.ts";
import type { RequirementMessage } from "../advisory/provider/check/findings.ts";
import type { CheckTarget } from "../advisory/provider/check/locate.ts";
import type { ProviderWeb } from "../advisory/provider/ports.ts";
import { visible } from "../core/problem.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Options as commander gives them. */
export interface CheckCall {
	readonly format: string;
	readonly ca: readonly string[];
	readonly resolve: readonly string[];
	readonly token?: string;
	readonly allowPrivate: boolean;
	readonly quiet: boolean;
}

/** Checks; gives the exit code: 1 when the stated role is not met. */
export async function checkProviderCommand(target: string, call: CheckCall, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	const { provider } = ports;
	const opened = await open(target, call, ports);
	try {
		const check = await checkProvider(opened.target, {
			web: opened.web,
			digest: provider.digest,
			pgp: await provider.openPgp(),
			now: ports.now(),
			...progressOf(call.quiet, ports),
		});
		const told = { schema: "seawall/provider-check/1", target, checkedAt: new Date(ports.now()).toISOString(), ...check };
		await ports.out(call.format === "json" ? `${JSON.stringify(told, undefined, 2)}\n` : tableOf(target, check));
		return check.roleMet === false ? 1 : 0;
	} finally {
		opened.close();
	}
}

interface Opened {
	readonly web: ProviderWeb;
	readonly target: CheckTarget;
	close(): void;
}

async function open(text: string, call: CheckCall, ports: Ports): Promise<Opened> {
	const { provider } = ports;
	if (!/^https?:\/\//i.test(text) && (await provider.isFolder(text))) {
		const folder = orFail(await provider.openFolder(text));
		return { ...folder, close: () => undefined };
	}
	const target = targetOf(text);
	const { hostname } = new URL(target.kind === "domain" ? target.origin : target.url);
	const { ca, resolve, token, allowPrivate } = call;
	const trusted = [hostname, `csaf.data.security.${hostname.replace(/^www\./, "")}`];
	const web = orFail(await provider.openWeb({ trusted, allowPrivate, authorities: ca, resolve, token }));
	return { web, target, close: () => web.close() };
}

/** What an address or a domain means. */
export function targetOf(text: string): CheckTarget {
	const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url === undefined || (address !== text && !/^[a-z0-9.-]+\.[a-z]{2,}(?::\d+)?\/?$/i.test(text)))
		throw new CallError({
			code: "cli/no-provider",
			message: `"${visible(text, 100)}" is neither a folder nor an address`,
			at: "",
			todo: "Name a folder, a domain, or the address of a provider-metadata.json or aggregator.json.",
		});
	if (url.pathname.endsWith("/aggregator.json")) return { kind: "aggregator", url: url.href };
	if (url.pathname === "/") return { kind: "domain", origin: url.origin };
	if (url.pathname.endsWith("/")) return { kind: "metadata", url: new URL("provider-metadata.json", url).href };
	return { kind: "metadata", url: url.href };
}

function progressOf(quiet: boolean, { terminal, say, now }: Ports) {
	if (quiet || !terminal.progress) return {};
	let told = now();
	return {
		progress: (done: number, of: number): void => {
			if (now() - told < 1000) return;
			told = now();
			say(`${done} of ${of} documents`);
		},
	};
}

const WORDS = { pass: "pass", fail: "FAIL", warning: "warning", "not-applicable": "-" } as const;

function tableOf(target: string, check: ProviderCheck): string {
	const lines = check.requirements.flatMap(({ num, description, result, messages }) => [
		`${String(num).padStart(2)}  ${WORDS[result].padEnd(8)} ${description}`,
		...messages.filter(({ level }) => level !== "info" || result === "not-applicable").flatMap(messageLines),
	]);
	return `${[headOf(target, check), "", ...lines].join("\n")}\n`;
}

function messageLines({ text, url, count = 1 }: RequirementMessage): readonly string[] {
	const more = count > 1 ? ` and ${count - 1} more` : "";
	return [`              ${text}`, ...(url === "" ? [] : [`              ${url}${more}`])];
}

function headOf(target: string, { role, roleMet, lacking, meets, documents, csafVersion }: ProviderCheck): string {
	const what = `${visible(target, 200)}: ${documents} documents`;
	if (role === null) return `${what}. No role is stated.`;
	const edition = csafVersion === null ? "" : ` of CSAF ${csafVersion}`;
	if (roleMet === true) return `${what}. It states the role ${role}${edition}, and meets it.`;
	if (roleMet === null) return `${what}. It states the role ${role}${edition}; nothing speaks against it, but not all could be looked at.`;
	const least = meets === null ? "No role is met" : `It meets ${meets}`;
	return `${what}. It states the role ${role}${edition} and does NOT meet it: requirement${lacking.length === 1 ? "" : "s"} ${lacking.join(", ")}. ${least}.`;
}
