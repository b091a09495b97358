/** Finding provider-metadata.json (section 7.3.1): well-known address, security.txt, DNS path; each is a requirement of its own. */
import { fieldOf, readSecurityTxt } from "../security-txt.ts";
import type { Findings } from "./findings.ts";
import { readJson, type WebSession } from "./web-session.ts";

/** What is checked. */
export type CheckTarget =
	/** The address of a provider-metadata.json: nothing is said of how it is found, but by its own address. */
	| { readonly kind: "metadata"; readonly url: string }
	/** A domain, as `https://example.com`. */
	| { readonly kind: "domain"; readonly origin: string }
	/** The address of an aggregator.json. */
	| { readonly kind: "aggregator"; readonly url: string };

/** Where the well-known metadata lies. */
export const WELL_KNOWN = "/.well-known/csaf/provider-metadata.json";

const YEAR_MS = 366 * 86_400_000;

/** Judges requirements 8 to 10; gives the address of the metadata. */
export async function locate(target: CheckTarget, session: WebSession, findings: Findings, now: number): Promise<string | undefined> {
	if (target.kind !== "domain") {
		const stated = "not looked at: the address of the metadata was given";
		findings.notApplicable(8, stated);
		findings.notApplicable(10, stated);
		const url = new URL(target.url);
		if (url.pathname === WELL_KNOWN) await atWellKnown(url.origin, session, findings);
		else findings.notApplicable(9, stated);
		return target.url;
	}
	const { origin } = target;
	const wellKnown = await atWellKnown(origin, session, findings);
	const listed = await inSecurityTxt(origin, wellKnown, session, findings, now);
	const dns = await atDnsPath(origin, wellKnown, session, findings);
	return wellKnown ?? listed ?? dns;
}

async function atWellKnown(origin: string, session: WebSession, findings: Findings): Promise<string | undefined> {
	const url = `${origin}${WELL_KNOWN}`;
	const answer = await session.get(url);
	if (!answer.ok) {
		if (answer.error.told) findings.notApplicable(9, "not looked at: there was no answer that could be trusted");
		else findings.error(9, `there is no metadata at the well-known address: ${answer.error.message}`, url);
		return undefined;
	}
	if (answer.value.hops.length > 0) findings.error(9, "the well-known address redirects instead of serving the metadata directly", url);
	return url;
}

async function inSecurityTxt(
	origin: string,
	wellKnown: string | undefined,
	session: WebSession,
	findings: Findings,
	now: number,
): Promise<string | undefined> {
	let url = `${origin}/.well-known/security.txt`;
	let answer = await session.get(url);
	if (!answer.ok) {
		const legacy = await session.get(`${origin}/security.txt`);
		if (!legacy.ok) {
			if (answer.error.told) findings.notApplicable(8, "not looked at: there was no answer that could be trusted");
			else findings.error(8, `there is no security.txt: ${answer.error.message}`, url);
			return undefined;
		}
		findings.warn(8, "security.txt lies at the top of the site alone; RFC 9116 asks for /.well-known/", `${origin}/security.txt`);
		url = `${origin}/security.txt`;
		answer = legacy;
	}
	const file = readSecurityTxt(new TextDecoder().decode(answer.value.bytes));
	judgeRfc9116(file, url, findings, now);
	const stated = fieldOf(file, "csaf");
	const [first] = stated;
	if (first === undefined) {
		findings.error(8, "security.txt has no field CSAF", url);
		return undefined;
	}
	const good: string[] = [];
	for (const one of stated.slice(0, 10)) {
		if (!one.startsWith("https://")) findings.error(8, `a field CSAF does not begin with https://: ${one}`, url);
		else if (await isMetadata(one, session)) good.push(one);
		else findings.error(8, "a field CSAF points to no provider-metadata.json", one);
	}
	if (wellKnown !== undefined && stated.includes(wellKnown) && first !== wellKnown)
		findings.error(8, "the well-known address is not the first field CSAF", url);
	const [one, ...others] = new Set(stated.map((each) => each.replace(/\/v2\.[01]\/provider-metadata\.json$/, "/provider-metadata.json")));
	if (one !== undefined && others.length > 0) findings.warn(8, "there are several fields CSAF; there should be one", url);
	return good[0];
}

function judgeRfc9116(file: ReturnType<typeof readSecurityTxt>, url: string, findings: Findings, now: number): void {
	if (fieldOf(file, "contact").length === 0) findings.warn(8, "security.txt has no field Contact, which RFC 9116 asks for", url);
	const expires = fieldOf(file, "expires");
	const until = Date.parse(expires[0] ?? "");
	if (expires.length === 0) findings.warn(8, "security.txt has no field Expires, which RFC 9116 asks for", url);
	else if (Number.isNaN(until) || expires.length > 1) findings.error(8, "the field Expires of security.txt is not one date", url);
	else if (until <= now) findings.error(8, "security.txt has expired", url);
	else if (until > now + YEAR_MS) findings.info(8, "security.txt expires in more than a year, which RFC 9116 advises against", url);
	const canonical = fieldOf(file, "canonical");
	if (canonical.length > 0 && !canonical.includes(url)) findings.warn(8, "the field Canonical of security.txt names other addresses", url);
}

async function isMetadata(url: string, session: WebSession): Promise<boolean> {
	if (!URL.canParse(url)) return false;
	const answer = await session.get(url);
	// Whatever is wrong inside is a matter of requirement 7.
	return answer.ok && readJson(answer.value.bytes, url).ok;
}

async function atDnsPath(
	origin: string,
	wellKnown: string | undefined,
	session: WebSession,
	findings: Findings,
): Promise<string | undefined> {
	const { hostname, port } = new URL(origin);
	if (session.kind === "folder") {
		findings.notApplicable(10, "not looked at: a folder has no DNS path");
		return undefined;
	}
	if (hostname === "localhost" || hostname.startsWith("[") || /^[\d.]+$/.test(hostname)) {
		findings.notApplicable(10, "not looked at: the host is no domain");
		return undefined;
	}
	const domain = hostname.replace(/^www\./, "");
	const url = `https://csaf.data.security.${domain}${port === "" ? "" : `:${port}`}/`;
	const answer = await session.ask(url);
	if (!answer.ok || answer.value.status !== 200) {
		const why = answer.ok ? `the server answered ${answer.value.status}` : answer.error.message;
		findings.error(10, `the DNS path does not serve the metadata: ${why}`, url);
		return undefined;
	}
	if (answer.value.hops.length > 0) findings.error(10, "the DNS path redirects instead of serving the metadata directly", url);
	const held = wellKnown === undefined ? undefined : await session.get(wellKnown);
	if (held?.ok === true && !equalBytes(held.value.bytes, answer.value.bytes))
		findings.error(10, "the DNS path serves another document than the well-known address", url);
	return url;
}

/** Whether two files are the same. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
