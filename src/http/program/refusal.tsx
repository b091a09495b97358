/** What somebody is told who may not go on: a page for people, problem details (RFC 9457) for programs. */
import type { Context } from "hono";
import { page } from "../console/frame.tsx";
import { SignIn } from "../console/sign-in-pages.tsx";
import { sayOf } from "../design/language.ts";
import type { MessageKey } from "../design/messages/en.ts";
import { problemWords } from "../design/problem-words.ts";
import { Text } from "../design/shown.tsx";
import { type Failure, wantsJson } from "../failure.tsx";
import type { Env } from "../guard.ts";

function failure(status: Failure["status"], title: string, code: Failure["problem"]["code"], message: string, todo: string): Failure {
	return { status, title, problem: { code, message, at: "", todo } };
}

const REFUSALS = {
	401: failure(
		401,
		"Sign in",
		"http/signed-out",
		"This is open only to those who are signed in",
		"Sign in, or give a token that still holds.",
	),
	403: failure(
		403,
		"Not with your role",
		"http/forbidden",
		"Your role, or your token, does not allow this",
		"Ask whoever manages your organisation.",
	),
	404: failure(404, "There is no such page", "http/not-found", "Nothing is kept at this address", "Go back to the console."),
	form: failure(
		403,
		"Not sent from our page",
		"http/cross-origin",
		"The form was sent by another site, or by a page from before you signed in",
		"Load the page again, and send it again.",
	),
	busy: failure(503, "Too many at once", "http/too-busy", "Too many ask for that at this moment", "Try again in a few seconds."),
	tooLarge: failure(413, "The form is too large", "http/too-large", "A form may have 64 KiB", "Shorten what you typed."),
	tooSlow: failure(408, "It did not arrive in time", "http/too-slow", "The body did not arrive in time", "Send it again."),
	wrongMethod: failure(405, "Not in this way", "http/wrong-method", "This address takes another method", "See the Allow header."),
	defect: failure(
		500,
		"This is our fault",
		"http/defect",
		"Something in Seawall failed",
		"Look at the terminal it runs in, and report what stands there.",
	),
} as const satisfies Record<string, Failure>;

const TITLES = {
	401: "signIn.do",
	403: "refused.role",
	404: "refused.page",
	form: "refused.form",
	busy: "refused.busy",
	tooLarge: "refused.large",
	tooSlow: "refused.slow",
	wrongMethod: "refused.method",
	defect: "refused.defect",
} as const satisfies Readonly<Record<keyof typeof REFUSALS, MessageKey>>;

/** Answers with a refusal; a person who is signed out gets the form to sign in. */
export function refusal(c: Context<Env>, formWord: string, why: keyof typeof REFUSALS, passkeys = false, say = sayOf(c)): Response {
	const { status, title, problem } = REFUSALS[why];
	if (why === 401 && c.req.path.startsWith("/api/")) c.header("www-authenticate", "Bearer");
	if (why === "busy") c.header("retry-after", "5");
	if (wantsJson(c) || c.req.path.startsWith("/api/")) {
		const body = { type: "about:blank", title, status, detail: `${problem.message}. ${problem.todo}`, code: problem.code };
		return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
	}
	const titled = { say, title: say.t(TITLES[why]), formWord };
	if (why === 401) return page(c, { ...titled, children: <SignIn say={say} formWord={formWord} passkeys={passkeys} /> }, 401);
	const children = (
		<>
			<p>
				<Text of={problemWords(say, problem)} most={600} />
			</p>
			<p>
				<a href="/console">{say.t("refused.console")}</a>
			</p>
			<p class="soft">
				<code>{problem.code}</code>
			</p>
		</>
	);
	return page(c, { ...titled, back: "/console", children }, status);
}
