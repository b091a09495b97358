/** Pages of the way in. */
import type { Problem } from "../../core/problem.ts";
import { SHORTEST } from "../../people/password.ts";
import type { Invitation, Person } from "../../people/ports.ts";
import { Field, Word } from "../design/parts/form.tsx";
import { Notice } from "../design/parts/notice.tsx";
import { Text } from "../design/shown.tsx";
import { UsePasskey } from "./passkey-pages.tsx";

/** What the forms of the way in have in common. */
export interface WayIn {
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
export function SignIn({ formWord, problem, done, email, passkeys = false, links = false, company = false }: WayIn) {
	return (
		<>
			<Notice problem={problem} done={done} />
			<form class="card" method="post" action="/console/sign-in">
				<Word of={formWord} />
				<Field name="email" label="E-mail address" type="email" complete="username" value={email} />
				<Field name="password" label="Password" type="password" complete="current-password" />
				<p>
					<button type="submit">Sign in</button>
				</p>
			</form>
			{passkeys && <UsePasskey place="sign-in" formWord={formWord} />}
			{company && (
				<p>
					<a href="/console/sign-in/company">Your company’s sign-in</a>
				</p>
			)}
			{links && (
				<p>
					<a href="/console/sign-in/link">Readers: a link by mail</a>
				</p>
			)}
			<p class="hint">No account? Whoever manages your organisation can make you a link.</p>
		</>
	);
}

/** The second factor. */
export function SecondFactor({ formWord, problem, passkeys = false }: WayIn) {
	return (
		<>
			<Notice problem={problem} />
			{passkeys && <UsePasskey place="second-factor" formWord={formWord} />}
			<form class="card" method="post" action="/console/second-factor">
				<Word of={formWord} />
				<Field
					name="code"
					label="Code"
					hint="The six digits that your authenticator shows now, or one of your recovery codes."
					complete="one-time-code"
				/>
				<p>
					<button type="submit">Go on</button>
				</p>
			</form>
		</>
	);
}

/** The account that a one-time link makes. */
export function Join({
	formWord,
	problem,
	email,
	name,
	secret,
	invitation,
}: WayIn & { readonly name?: string | undefined; readonly secret: string; readonly invitation: Invitation }) {
	return (
		<>
			<p>
				This link makes one account: {invitation.role} of <Text of={invitation.organisation} most={80} />.
			</p>
			<Notice problem={problem} />
			<form class="card" method="post" action="/console/join">
				<Word of={formWord} />
				<input type="hidden" name="link" value={secret} />
				<Field name="name" label="Your name" complete="name" value={name} />
				<Field
					name="email"
					label="E-mail address"
					type="email"
					complete="username"
					value={invitation.email ?? email}
					readonly={invitation.email !== undefined}
				/>
				<Field
					name="password"
					label="Password"
					type="password"
					complete="new-password"
					hint={`At least ${SHORTEST} characters. A few words that do not belong together are better than one with signs in it.`}
				/>
				<Field name="again" label="Password, once more" type="password" complete="new-password" />
				<p>
					<button type="submit">Make the account</button>
				</p>
			</form>
		</>
	);
}

/** A link for somebody with an account, who is not signed in. */
export function HasAccount({ link, email }: { readonly link: string; readonly email: string }) {
	return (
		<>
			<p>
				<Text of={email} most={254} /> has an account. Sign in with it, then come back to this link to accept the role.
			</p>
			<p>
				<a class="button" href="/console/sign-in">
					Sign in
				</a>{" "}
				<a href={`/console/join?t=${encodeURIComponent(link)}`}>I am signed in: go on</a>
			</p>
		</>
	);
}

/** A link for somebody who is signed in. */
export function Accept({
	formWord,
	secret,
	invitation,
	person,
}: {
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
				You, <Text of={person.email} most={254} />, become {invitation.role} of <Text of={invitation.organisation} most={80} />.
			</p>
			<p>
				<button type="submit">Accept</button>
			</p>
		</form>
	);
}
