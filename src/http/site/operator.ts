/** Who runs the site, read from their configuration. They wrote it for us: still checked member by member, for it stands on every page. */
import { type Problem, visible } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { webAddress } from "../../core/web-address.ts";
import type { SecurityContact, SiteOperator } from "./ports.ts";

const MOST_LINES = 20;
const MOST_LETTERS = 300;

/** Reads `site` of a configuration. @returns `http/bad-site-config` with the member that is wrong. */
export function readOperator(value: unknown): Result<SiteOperator, Problem> {
	if (value === undefined) return ok({});
	const fields = asRecord(value);
	if (fields === undefined) return bad("site", "it is no object");
	const unknown = Object.keys(fields).find((key) => !["name", "email", "contactUrl", "imprint", "security"].includes(key));
	if (unknown !== undefined) return bad(`site.${visible(unknown, 60)}`, "there is no such member");
	const { name, email, contactUrl, imprint, security } = fields;
	if (name !== undefined && !isLine(name)) return bad("site.name", "it is no line of text");
	if (email !== undefined && !(isLine(email) && isEmail(email))) return bad("site.email", "it is no e-mail address");
	if (contactUrl !== undefined && !(isLine(contactUrl) && webAddress(contactUrl) !== undefined))
		return bad("site.contactUrl", "it is no web address");
	if (imprint !== undefined && !isLines(imprint)) return bad("site.imprint", `it is no list of at most ${MOST_LINES} lines of text`);
	const read = security === undefined ? ok(undefined) : readSecurity(security);
	if (!read.ok) return read;
	return ok({ name, email, contactUrl, imprint, security: read.value } as SiteOperator);
}

function readSecurity(value: unknown): Result<SecurityContact, Problem> {
	const fields = asRecord(value);
	if (fields === undefined) return bad("site.security", "it is no object");
	const { contact, expires, encryption, policy, languages } = fields;
	const isContact = (one: string): boolean =>
		webAddress(one)?.startsWith("https:") === true || (one.startsWith("mailto:") && isEmail(one.slice(7)));
	if (!isLines(contact) || contact.length === 0 || !contact.every(isContact))
		return bad("site.security.contact", "it is no list of mailto: or https: addresses");
	if (!isLine(expires) || !/^\d{4}-\d\d-\d\dT/.test(expires) || Number.isNaN(Date.parse(expires)))
		return bad("site.security.expires", "it is no time as 2027-06-30T00:00:00Z");
	for (const [at, address] of [
		["encryption", encryption],
		["policy", policy],
	] as const)
		if (address !== undefined && !(isLine(address) && webAddress(address)?.startsWith("https:") === true))
			return bad(`site.security.${at}`, "it is no https: address");
	if (languages !== undefined && !(isLines(languages) && languages.every((one) => /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}$/.test(one))))
		return bad("site.security.languages", "it is no list of languages as en or de-AT");
	return ok({ contact, expires, encryption, policy, languages } as SecurityContact);
}

function bad(at: string, why: string): { readonly ok: false; readonly error: Problem } {
	return err({ code: "http/bad-site-config", message: `the site's configuration cannot be used: ${why}`, at, todo: "See docs/site.md." });
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}

/** No line break, nothing that is not seen: it goes into a header-like file and into pages. */
function isLine(value: unknown): value is string {
	return typeof value === "string" && value.trim() !== "" && value.length <= MOST_LETTERS && visible(value, MOST_LETTERS) === value;
}

function isLines(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.length <= MOST_LINES && value.every(isLine);
}

function isEmail(text: string): boolean {
	const [name = "", host = "", ...rest] = text.split("@");
	return rest.length === 0 && /^[\w.+-]{1,64}$/.test(name) && /^[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}$/.test(host);
}
