/** Requirement 7: the metadata itself. */
import { checkSchema } from "../../csaf/schema/check.ts";
import { type ProviderMetadata, readMetadata } from "../metadata.ts";
import { providerSchema } from "../schema/provider-schema.ts";
import type { Findings } from "./findings.ts";
import { equalBytes, WELL_KNOWN } from "./locate.ts";
import { readJson, type WebSession } from "./web-session.ts";

const NINETY_DAYS = 90 * 86_400_000;

/** Gets and judges it; `undefined` where there is nothing to go on with. */
export async function checkMetadata(
	url: string,
	session: WebSession,
	findings: Findings,
	now: number,
): Promise<ProviderMetadata | undefined> {
	const answer = await session.get(url);
	if (!answer.ok) {
		if (!answer.error.told) findings.error(7, `the metadata cannot be had: ${answer.error.message}`, url);
		else findings.notApplicable(7, "not looked at: there was no answer that could be trusted");
		return undefined;
	}
	const type = answer.value.headers.get("content-type");
	if (session.kind === "web" && !/^application\/json\s*(?:;|$)/i.test(type ?? ""))
		findings.warn(7, `the metadata is served as ${type ?? "no type"}, not as application/json`, url);
	const read = readJson(answer.value.bytes, url);
	if (!read.ok) {
		findings.error(7, `the metadata is not valid: ${read.error}`, url);
		return undefined;
	}
	const metadata = readMetadata(read.value);
	if (metadata === undefined) {
		findings.error(7, "the metadata is no JSON object", url);
		return undefined;
	}
	checkSchema(read.value, providerSchema(metadata.version), (pointer, message) =>
		findings.error(7, `the metadata is not valid: ${pointer === "" ? "the document" : pointer} ${message}`, url),
	);
	if (!findings.fails(7)) {
		await checkCanonical(url, metadata, answer.value.bytes, session, findings);
		checkTimes(url, metadata, findings, now);
	}
	return metadata;
}

async function checkCanonical(
	url: string,
	{ canonicalUrl, version }: ProviderMetadata,
	bytes: Uint8Array,
	session: WebSession,
	findings: Findings,
): Promise<void> {
	if (canonicalUrl === undefined || canonicalUrl === url) return;
	const answer = await session.get(canonicalUrl);
	if (!answer.ok) {
		if (!answer.error.told) findings.error(7, `canonical_url cannot be had: ${answer.error.message}`, canonicalUrl);
		return;
	}
	if (equalBytes(answer.value.bytes, bytes)) return;
	if (url.endsWith(WELL_KNOWN)) findings.error(9, "the well-known address serves another document than canonical_url", url);
	else findings.error(7, `canonical_url of CSAF ${version} metadata names another document`, canonicalUrl);
}

function checkTimes(url: string, metadata: ProviderMetadata, findings: Findings, now: number): void {
	const at = (text: string | undefined): number => Date.parse(text ?? "");
	if (at(metadata.lastUpdated) > now + 86_400_000) findings.warn(7, "last_updated lies in the future", url);
	const until = at(metadata.maintainedUntil);
	if (until < now) findings.error(7, `the metadata is not maintained since ${metadata.maintainedUntil}`, url);
	else if (until < now + NINETY_DAYS) findings.warn(7, `the metadata is maintained until ${metadata.maintainedUntil} only`, url);
	if (at(metadata.maintainedFrom) > now) findings.warn(7, `the metadata is maintained from ${metadata.maintainedFrom} on`, url);
}
