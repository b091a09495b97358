/** Requirements on the server: TLS alone (3), any user agent (24), headers for browsers (25). */
import type { MetadataVersion } from "../schema/provider-schema.ts";
import type { Findings } from "./findings.ts";
import type { WebSession } from "./web-session.ts";

/** As clients name themselves: nothing, a tool, a browser. */
const AGENTS = ["", "curl/8.14.1", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"];

/** Judges them on the metadata, a list and a document. */
export async function checkServer(
	metadataUrl: string,
	samples: readonly string[],
	version: MetadataVersion,
	session: WebSession,
	findings: Findings,
): Promise<void> {
	if (session.kind === "folder") {
		for (const num of [24, 25]) findings.notApplicable(num, "not looked at: a folder has no server");
		return;
	}
	await overPlainHttp(samples.at(-1) ?? metadataUrl, session, findings);
	if (version === "2.0") {
		for (const num of [24, 25]) findings.notApplicable(num, "asked for by CSAF 2.1 alone");
		return;
	}
	for (const url of [metadataUrl, ...samples]) {
		for (const agent of AGENTS) {
			const answer = await session.ask(url, { agent });
			if (answer.ok && answer.value.status === 200) continue;
			const why = answer.ok ? `the server answered ${answer.value.status}` : answer.error.message;
			findings.error(24, `an address cannot be had with the User-Agent "${agent}": ${why}`, url);
		}
	}
	for (const [url, headers] of session.answers) {
		const allowed = headers.get("access-control-allow-origin");
		if (allowed === undefined) findings.error(25, "an answer has no header Access-Control-Allow-Origin", url);
		else if (allowed !== "*") findings.warn(25, `Access-Control-Allow-Origin is "${allowed}", not "*"`, url);
	}
}

/** The same address without TLS must not deliver (section 7.1.3). */
async function overPlainHttp(url: string, session: WebSession, findings: Findings): Promise<void> {
	if (!url.startsWith("https://")) return;
	const plain = `http://${url.slice("https://".length)}`;
	const answer = await session.ask(plain);
	if (!answer.ok || answer.value.status !== 200) return;
	// Sent on to TLS is as it should be.
	if (answer.value.hops.length > 0 && answer.value.url.startsWith("https://")) return;
	findings.error(3, "the same document can be had without TLS", plain);
}
