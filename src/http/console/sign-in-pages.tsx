/** Pages of the way in. */
import type { Problem } from "../../core/problem.ts";
import { SHORTEST } from "../../people/password.ts";
import type { Invitation, Person } from "../../people/ports.ts";
import { Field, Word } from "../design/parts/form.tsx";
import { Notice } from "../design/parts/notice.tsx";
import type { Say } from "../design/say.ts";
import { shown } from "../design/shown.tsx";
import { roleWords } from "./frame.tsx";
import { UsePasskey } from "./passkey-pages.tsx";

/** What the forms of the way in have in common. */
export interface WayIn {
	readonly say: Say;
	readonly formWord: string;
	readonly problem?: Problem | undefined;
	readonly done?: string | undefined;
	/** Whether this address, and whoever signs in, may have passkeys. */
	readonly passkeys?: boolean | undefined;
	/** Whether companies may sign in by their own. */
	readonly company?: boolean | undefined;
	/** Whether links are mailed. */
	readonly links?: boolean | undefined;
	/** What was typed, without secrets. */
	readonly email?: string | undefined;
}

/** E-mail and password. */
export function SignIn({ say, formWord, problem, done, email, passkeys = false, links = false, company = false }: WayIn) {
	return (
		<>
			<Notice say={say} problem={problem} done={done} />
			<form class="card" method="post" action="/console/sign-in">
				<Word of={formWord} />
				<Field name="email" label={say.t("signIn.email")} type="email" complete="username" value={email} />
				<Field name="password" label={say.t("account.password")} type="password" complete="current-password" />
				<p>
					<button type="submit">{say.t("signIn.do")}</button>
				</p>
			</form>
			{passkeys && <UsePasskey say={say} place="sign-in" formWord={formWord} />}
			{company && (
				<p>
					<a href="/console/sign-in/company">{say.t("signIn.company")}</a>
				</p>
			)}
			{links && (
				<p>
					<a href="/console/sign-in/link">{say.t("signIn.link")}</a>
				</p>
			)}
			<p class="hint">{say.t("signIn.noAccount")}</p>
		</>
	);
}

/** The second factor. */
export function SecondFactor({ say, formWord, problem, passkeys = false }: WayIn) {
	return (
		<>
			<Notice say={say} problem={problem} />
			{passkeys && <UsePasskey say={say} place="second-factor" formWord={formWord} />}
			<form class="card" method="post" action="/console/second-factor">
				<Word of={formWord} />
				<Field name="code" label={say.t("signIn.code")} hint={say.t("signIn.codeHint")} complete="one-time-code" />
				<p>
					<button type="submit">{say.t("signIn.goOn")}</button>
				</p>
			</form>
		</>
	);
}

/** The account that a one-time link makes. */
export function Join({
	say,
	formWord,
	problem,
	email,
	name,
	secret,
	invitation,
}: WayIn & { readonly name?: string | undefined; readonly secret: string; readonly invitation: Invitation }) {
	return (
		<>
			<p>{say.t("join.makes", { role: roleWords(say, invitation.role), organisation: shown(invitation.organisation, 80) })}</p>
			<Notice say={say} problem={problem} />
			<form class="card" method="post" action="/console/join">
				<Word of={formWord} />
				<input type="hidden" name="link" value={secret} />
				<Field name="name" label={say.t("join.name")} complete="name" value={name} />
				<Field
					name="email"
					label={say.t("signIn.email")}
					type="email"
					complete="username"
					value={invitation.email ?? email}
					readonly={invitation.email !== undefined}
				/>
				<Field
					name="password"
					label={say.t("account.password")}
					type="password"
					complete="new-password"
					hint={say.t("join.passwordHint", { n: SHORTEST })}
				/>
				<Field name="again" label={say.t("join.again")} type="password" complete="new-password" />
				<p>
					<button type="submit">{say.t("join.do")}</button>
				</p>
			</form>
		</>
	);
}

/** A link for somebody with an account, who is not signed in. */
export function HasAccount({ say, link, email }: { readonly say: Say; readonly link: string; readonly email: string }) {
	return (
		<>
			<p>{say.t("join.has", { email: shown(email, 254) })}</p>
			<p>
				<a class="button" href="/console/sign-in">
					{say.t("signIn.do")}
				</a>{" "}
				<a href={`/console/join?t=${encodeURIComponent(link)}`}>{say.t("join.signedIn")}</a>
			</p>
		</>
	);
}

/** A link for somebody who is signed in. */
export function Accept({
	say,
	formWord,
	secret,
	invitation,
	person,
}: {
	readonly say: Say;
	readonly formWord: string;
	readonly secret: string;
	readonly invitation: Invitation;
	readonly person: Person;
}) {
	return (
		<form class="card" method="post" action="/console/join/accept">
			<Word of={formWord} />
			<input type="hidden" name="link" value={secret} />
			<p>
				{say.t("join.become", {
					email: shown(person.email, 254),
					role: roleWords(say, invitation.role),
					organisation: shown(invitation.organisation, 80),
				})}
			</p>
			<p>
				<button type="submit">{say.t("join.accept")}</button>
			</p>
		</form>
	);
}
