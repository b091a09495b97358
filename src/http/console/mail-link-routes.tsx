/** Routes of signing in by a link in a mail. */
import type { Letter } from "../../core/letter.ts";
import { askForLink, LINK_MS, type LinkToMail, useLink } from "../../people/mail-link.ts";
import { Field, Word } from "../design/parts/form.tsx";
import { Notice } from "../design/parts/notice.tsx";
import { type Desk, formOf, type Visit } from "../program/desk.ts";
import { openRoute, type Route } from "../program/route.ts";
import { page } from "./frame.tsx";
import { statusOf, waiting } from "./sign-in-routes.tsx";

/** Routes of links by mail; without a mail server they are not there. */
export const MAIL_LINK_ROUTES: readonly Route[] = [
	openRoute("GET", "/console/sign-in/link", async (desk, visit) =>
		desk.gate.mail === undefined ? desk.refuse(visit, 404) : askPage(visit, <></>, 200),
	),
	openRoute("POST", "/console/sign-in/link", async (desk, visit) => {
		if (desk.gate.mail === undefined) return desk.refuse(visit, 404);
		const asked = await askForLink(desk.gate, (await formOf(visit.c)).get("email") ?? "", visit.origin);
		if (!asked.ok) return askPage(visit, <Notice say={visit.say} problem={waiting(desk, visit, asked.error)} />, 429);
		// Not waited for: how long the mail server takes would tell who has an account.
		if (asked.value !== undefined) post(desk, asked.value);
		const { c, say, formWord } = visit;
		return page(c, { say, title: say.t("mailLink.title"), formWord, children: <p role="status">{say.t("mailLink.asked")}</p> });
	}),
	openRoute("GET", "/console/sign-in/link/open", async (_, { c, formWord, say }) => {
		const children = (
			<form class="card" method="post" action="/console/sign-in/link/open">
				<Word of={formWord} />
				<input type="hidden" name="link" value={(c.req.query("t") ?? "").slice(0, 100)} />
				<p>{say.t("mailLink.opens")}</p>
				<p>
					<button type="submit">{say.t("signIn.do")}</button>
				</p>
			</form>
		);
		return page(c, { say, title: say.t("signIn.do"), formWord, children });
	}),
	openRoute("POST", "/console/sign-in/link/open", async (desk, visit) => {
		const entry = await useLink(desk.gate, (await formOf(visit.c)).get("link") ?? "", visit.origin);
		if (!entry.ok) return askPage(visit, <Notice say={visit.say} problem={entry.error.problem} />, statusOf(entry.error));
		desk.admit(visit, entry.value);
		return visit.c.redirect(entry.value.state === "open" ? "/console" : "/console/second-factor", 303);
	}),
];

function askPage({ c, formWord, say }: Visit, notice: unknown, status: 200 | 401 | 429): Response {
	const children = (
		<>
			{notice}
			<form class="card" method="post" action="/console/sign-in/link">
				<Word of={formWord} />
				<Field name="email" label={say.t("signIn.email")} type="email" complete="username" hint={say.t("mailLink.hint")} />
				<p>
					<button type="submit">{say.t("mailLink.send")}</button>
				</p>
			</form>
		</>
	);
	return page(c, { say, title: say.t("mailLink.title"), formWord, children }, status);
}

/** Mails it once; who gets none asks again. Its secret is kept nowhere, so it does not wait in the store for a server to come back. */
function post(desk: Desk, { person, secret }: LinkToMail): void {
	const letter: Letter = {
		to: person.email,
		subject: "Sign in to Seawall",
		text: `Hello ${person.name.replace(/[\r\n]+/g, " ")},

open this to sign in. It holds for ${LINK_MS / 60_000} minutes, once:

${desk.address()}/console/sign-in/link/open?t=${secret}

If you did not ask for it, do nothing: without it nobody is signed in.
`,
		id: desk.gate.codes.digest(secret).slice(0, 32),
	};
	const { mail, people, now } = desk.gate;
	const record = (outcome: "begun" | "sent" | "failed", problem?: string) =>
		people.recordLink({ personId: person.id, outcome, problem, who: person.email, at: now() });
	const mailIt = async (): Promise<void> => {
		if (mail === undefined) return;
		// On record before it is sent: a program that ends in between has not sent what nobody can find.
		await record("begun");
		const sent = await mail.send(letter);
		await (sent.ok ? record("sent") : record("failed", `${sent.error.code}: ${sent.error.message}`));
	};
	mailIt().catch(desk.onDefect);
}
