/** Serves one assessment to the person who started the program: a token in the printed address opens it. */
import { randomBytes } from "node:crypto";
import type { Problem } from "../core/problem.ts";
import { ok, type Result } from "../core/result.ts";
import type { ServedAnswer } from "../match/ports.ts";
import { createSite } from "./create-site.ts";
import { listen } from "./listen.ts";
import { sameSecret } from "./secrets.ts";

/** Ports tried, upwards, while each is taken. */
const PORTS = 50;

/** What is served, and who is told of it. */
export interface AnswerSite extends ServedAnswer {
	/** Told the next link, when one was used: each opens the page in one browser. */
	onOpened(next: string): void;
	/** Told of what failed in us. */
	onDefect(error: unknown): void;
}

/** Starts serving; the address carries the token. */
export async function serveAnswer(site: AnswerSite): Promise<Result<{ readonly address: string; close(): Promise<void> }, Problem>> {
	const secret = () => randomBytes(32).toString("base64url");
	let link = secret();
	let address = "";
	const app = createSite({
		token: secret(),
		openWith(given) {
			if (!sameSecret(given, link)) return false;
			// A link is good for one browser; the next one is told at once.
			link = secret();
			site.onOpened(`${address}/?t=${link}`);
			return true;
		},
		sample: site.sample,
		assessment: () => site.assessment(),
		sourcesOn: (cve) => site.sourcesOn(cve),
		// A name or address that was asked for with --host is one under which the page is meant to be reached.
		allowedHosts: Array.from({ length: PORTS }, (_, step) => `${site.host}:${site.port + step}`),
		questionsCsv: () => site.questionsCsv(),
		findingsCsv: () => site.findingsCsv(),
		onDefect: (error) => site.onDefect(error),
		onImport: async (bytes, fileName) => {
			const taken = await site.onImport(bytes, fileName);
			return taken.ok ? taken.value : taken.error;
		},
	});
	const listening = await listen(app, { port: site.port, host: site.host, tries: PORTS });
	if (!listening.ok) return listening;
	address = listening.value.address;
	return ok({ address: `${address}/?t=${link}`, close: listening.value.close });
}
