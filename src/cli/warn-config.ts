/** What a configuration says of warnings: who sends them, where the site is, which keys sign. */
import { withoutTail } from "../core/text.ts";
import { webAddress } from "../core/web-address.ts";
import { readSteps, type Step } from "../warn/escalation/channel.ts";
import { CallError, type Ports } from "./ports.ts";
import type { SendOptions } from "./warn-ports.ts";

/** The member `warnings` of a configuration. */
export interface WarnConfig {
	readonly from: { readonly name: string; readonly address: string };
	readonly site: string | undefined;
	readonly transports: readonly string[];
	readonly dkim: SendOptions["dkim"];
	/** People who must stand for an emergency before it leaves. */
	readonly approvals: 1 | 2;
	/** What goes over other channels, and when. */
	readonly steps: readonly Step[];
	/** Postal addresses by the name of an organisation. */
	readonly postal: ReadonlyMap<string, readonly string[]>;
}

/** Options by which a call says the same. */
export interface WarnConfigCall {
	readonly config?: string;
	readonly from?: string;
	readonly site?: string;
	readonly transport?: readonly string[];
}

/** Reads it: what the call says goes before the file, the file before SEAWALL_MAIL and SEAWALL_MAIL_FROM. */
export async function warnConfig(call: WarnConfigCall, ports: Ports): Promise<WarnConfig> {
	const path = call.config ?? ports.environment["SEAWALL_CONFIG"] ?? "";
	const given = path === "" ? {} : read(await ports.readWhole(path), path);
	const address = call.from ?? text(given["from"], "warnings.from") ?? ports.environment["SEAWALL_MAIL_FROM"] ?? "warnings@localhost";
	const name = text(given["name"], "warnings.name") ?? "Seawall";
	const stated = call.site ?? text(given["site"], "warnings.site");
	const site = stated === undefined ? undefined : webAddress(stated);
	if (stated !== undefined && site === undefined) throw wrong("the site's address is no web address", "--site");
	const asked = call.transport ?? [];
	const usual = text(given["transport"], "warnings.transport") ?? ports.environment["SEAWALL_MAIL"] ?? "";
	return {
		from: { name, address },
		site: site && withoutTail(site, "/"),
		transports: asked.length > 0 ? asked : usual === "" ? [] : [usual],
		dkim: keys(given["dkim"]),
		approvals: approvalsOf(given["approvals"]),
		steps: stepsOf(given["channels"], given["escalation"]),
		postal: postalOf(given["postal"]),
	};
}

function read(json: string, path: string): Readonly<Record<string, unknown>> {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		throw wrong("the configuration is no JSON", path);
	}
	const warnings = typeof value === "object" && value !== null && "warnings" in value ? value.warnings : {};
	if (typeof warnings !== "object" || warnings === null || Array.isArray(warnings)) throw wrong("the member is no object", "warnings");
	return warnings as Record<string, unknown>;
}

function text(value: unknown, at: string): string | undefined {
	if (value === undefined || (typeof value === "string" && value.length <= 300 && !/[\r\n]/.test(value))) return value;
	throw wrong("it is no line of text", at);
}

function approvalsOf(value: unknown): 1 | 2 {
	if (value === undefined || value === 1) return 1;
	if (value === 2) return 2;
	throw wrong("it is neither 1 nor 2", "warnings.approvals");
}

function stepsOf(channels: unknown, escalation: unknown): readonly Step[] {
	const steps = readSteps(channels, escalation);
	if (typeof steps === "string") throw wrong(steps, "warnings");
	return steps;
}

function postalOf(value: unknown): ReadonlyMap<string, readonly string[]> {
	if (value === undefined) return new Map();
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong("it is no object", "warnings.postal");
	return new Map(
		Object.entries(value).map(([name, lines]) => {
			if (!Array.isArray(lines)) throw wrong("it is no list of lines", `warnings.postal.${name.slice(0, 80)}`);
			return [name, (lines as readonly unknown[]).map((line) => text(line, "warnings.postal") ?? "")];
		}),
	);
}

function keys(value: unknown): SendOptions["dkim"] {
	if (value === undefined) return [];
	if (!Array.isArray(value) || value.length > 4) throw wrong("it is no list of at most 4 keys", "warnings.dkim");
	return (value as readonly Readonly<Record<string, unknown>>[]).map((key, index) => {
		const at = `warnings.dkim[${index}]`;
		const [domain, selector, keyFile] = [text(key["domain"], at), text(key["selector"], at), text(key["keyFile"], at)];
		const isName = (name: string | undefined): name is string =>
			name !== undefined && /^[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/i.test(name);
		if (!isName(domain) || !isName(selector) || keyFile === undefined) throw wrong("it needs domain, selector and keyFile", at);
		return { domain, selector, keyFile };
	});
}

function wrong(message: string, at: string): CallError {
	return new CallError({ code: "cli/bad-config", message, at, todo: "Write it as docs/warn.md shows." });
}
