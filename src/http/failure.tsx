/** What went wrong, as a page for people or as problem details (RFC 9457) for programs. */
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Problem } from "../core/problem.ts";
import { Text } from "./design/shown.tsx";
import { wholeDocument } from "./page/frame.tsx";

/** A problem with its HTTP status; `title` is the page's heading. */
export interface Failure {
	readonly status: ContentfulStatusCode;
	readonly title: string;
	readonly problem: Problem;
}

function failure(status: ContentfulStatusCode, title: string, code: Problem["code"], message: string, todo: string): Failure {
	return { status, title, problem: { code, message, at: "", todo } };
}

/** All failures of the site that do not depend on what was sent. */
export const FAILURES = {
	noToken: failure(
		401,
		"Open the address from the terminal",
		"http/no-token",
		"This page is open only to whoever started Seawall",
		"Use the whole address that it printed in the terminal, the one with ?t= in it.",
	),
	wrongHost: failure(
		421,
		"Not under this name",
		"http/wrong-host",
		"The request names another host than this machine, which is how other sites try to read along",
		"Use the address that Seawall printed, with 127.0.0.1 or localhost and the right port.",
	),
	crossOrigin: failure(
		403,
		"Not sent from our page",
		"http/cross-origin",
		"The file was sent by another site, or by a page from before a restart",
		"Open the answer anew and send the file from there.",
	),
	tooLarge: failure(
		413,
		"The file is too large",
		"http/too-large",
		"An upload may have 64 MiB",
		"Split the file, or give it to `seawall assess` on the command line.",
	),
	badForm: failure(
		400,
		"The upload did not arrive whole",
		"http/bad-form",
		"The upload is no form with a file in it",
		"Choose the filled CSV and send it again.",
	),
	notFound: failure(404, "There is no such page", "http/not-found", "Nothing is kept at this address", "Go back to the answer."),
	noSources: failure(
		404,
		"No document speaks of this hole",
		"http/no-sources",
		"None of the documents that were read names this CVE",
		"Start Seawall with --advisories and a document, CVE record or NVD entry on it.",
	),
	wrongMethod: failure(405, "Not in this way", "http/wrong-method", "This address takes another method", "See the Allow header."),
	notReady: failure(503, "Not ready yet", "http/not-ready", "The answer is not there yet", "Try again in a moment."),
	defect: failure(
		500,
		"This is our fault",
		"http/defect",
		"Something in Seawall failed while it wrote this page",
		"Look at the terminal it runs in, and report what stands there.",
	),
} as const satisfies Record<string, Failure>;

/** Whether the answer goes to a program. */
export function wantsJson(c: Context): boolean {
	const accept = c.req.header("accept") ?? "";
	return /\bjson\b/i.test(accept) && !/\btext\/html\b/i.test(accept);
}

/** Answers with a failure. */
// biome-ignore lint/suspicious/noExplicitAny: any environment of Hono will do
export function fail(c: Context<any>, { status, title, problem }: Failure): Response {
	if (wantsJson(c)) {
		const body = { type: "about:blank", title, status, detail: `${problem.message}. ${problem.todo}`, code: problem.code };
		return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
	}
	const children = (
		<main id="answer" class="message" tabindex={-1}>
			<p class="brand">Seawall</p>
			<h1>{title}</h1>
			<p>
				<Text of={`${problem.message}.`} most={600} />
			</p>
			<p>
				<Text of={problem.todo} most={400} />
			</p>
			{status !== 421 && (
				<p>
					<a href="/">{status === 401 ? "If you have just opened that address: go on to the answer" : "Go to the answer"}</a>
				</p>
			)}
			<p class="soft">
				<code>{problem.code}</code>
			</p>
		</main>
	);
	return c.html(wholeDocument({ title: `${title} \u2013 Seawall`, selfContained: false, children }), status);
}
