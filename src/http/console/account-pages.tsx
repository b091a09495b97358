/** Pages about oneself: second factor, sessions, password, tokens. */
import type { Problem } from "../../core/problem.ts";
import type { Organisation } from "../../people/organisation.ts";
import { SHORTEST } from "../../people/password.ts";
import type { ApiToken, Passkey, Person, Session } from "../../people/ports.ts";
import { PERMISSIONS } from "../../people/role.ts";
import { Field, Word } from "../design/parts/form.tsx";
import { Notice } from "../design/parts/notice.tsx";
import { Code, Text } from "../design/shown.tsx";
import { When, Whose } from "./frame.tsx";
import { Passkeys } from "./passkey-pages.tsx";

/** What the page shows. */
export interface AccountProps {
	readonly person: Person;
	readonly formWord: string;
	readonly problem?: Problem | undefined;
	readonly done?: string | undefined;
	readonly sessions: readonly Session[];
	readonly currentId: string | undefined;
	readonly passkeys: readonly Passkey[];
	/** Whether this address may have passkeys. */
	readonly mayHavePasskeys: boolean;
	readonly hasPassword: boolean;
	readonly tokens: readonly ApiToken[];
	readonly organisations: readonly Organisation[];
}

/** Everything about one's own account. */
export function Account(props: AccountProps) {
	return (
		<>
			<p>
				<Text of={props.person.name} most={80} />, <Text of={props.person.email} most={254} />
			</p>
			<Notice problem={props.problem} done={props.done} />
			<div class="cards">
				<Factor {...props} />
				<Passkeys
					passkeys={props.passkeys}
					formWord={props.formWord}
					email={props.person.email}
					possible={props.mayHavePasskeys}
					hasPassword={props.hasPassword}
				/>
				<Sessions {...props} />
				<Password formWord={props.formWord} email={props.person.email} />
				<Tokens {...props} />
			</div>
		</>
	);
}

function Factor({ person, formWord }: AccountProps) {
	return (
		<section class="card" aria-labelledby="factor">
			<h2 id="factor">Authenticator</h2>
			{person.authenticator ? (
				<form method="post" action="/console/account/second-factor/remove">
					<p>On: signing in asks for a code of your authenticator.</p>
					<Word of={formWord} />
					<Whose email={person.email} />
					<Field name="password" label="Your password" type="password" complete="current-password" />
					<button type="submit">Turn off</button>
				</form>
			) : (
				<>
					<p>{person.secondFactor ? "Off: signing in asks for a passkey." : "Off: whoever learns your password is in."}</p>
					<p>
						<a class="button" href="/console/account/second-factor">
							Turn on
						</a>
					</p>
				</>
			)}
		</section>
	);
}

function Sessions({ sessions, currentId, formWord }: AccountProps) {
	return (
		<section class="card" aria-labelledby="sessions">
			<h2 id="sessions">Where you are signed in</h2>
			<ul class="list">
				{sessions.map((session) => (
					<li>
						<div class="who">
							<Text of={session.agent === "" ? "unknown browser" : session.agent} most={90} />
							<p class="hint">
								from <Code of={session.address} most={64} />, since <When at={session.createdAt} />
							</p>
						</div>
						{session.id === currentId ? (
							<strong>this one</strong>
						) : (
							<form method="post" action="/console/account/sessions/end">
								<Word of={formWord} />
								<input type="hidden" name="session" value={session.id} />
								<button type="submit" class="quiet">
									End
								</button>
							</form>
						)}
					</li>
				))}
			</ul>
			{sessions.length > 1 && (
				<form method="post" action="/console/account/sessions/end">
					<Word of={formWord} />
					<button type="submit">End all others</button>
				</form>
			)}
		</section>
	);
}

function Password({ formWord, email }: { readonly formWord: string; readonly email: string }) {
	return (
		<section class="card" aria-labelledby="password-card">
			<h2 id="password-card">Password</h2>
			<form method="post" action="/console/account/password">
				<Word of={formWord} />
				<Whose email={email} />
				<Field name="current" label="The one you have" type="password" complete="current-password" />
				<Field
					name="new"
					label="A new one"
					type="password"
					complete="new-password"
					hint={`At least ${SHORTEST} characters. All other sessions end.`}
				/>
				<Field name="again" label="The new one, once more" type="password" complete="new-password" />
				<button type="submit">Change</button>
			</form>
		</section>
	);
}

function Tokens({ tokens, organisations, formWord, person, hasPassword }: AccountProps) {
	return (
		<section class="card" aria-labelledby="tokens">
			<h2 id="tokens">Tokens for programs</h2>
			<ul class="list">
				{tokens
					.filter((token) => token.revokedAt === undefined)
					.map((token) => (
						<li>
							<div class="who">
								<Text of={token.name} most={80} />
								<p class="hint">
									<Text of={token.scopes.join(", ")} most={300} />; until <When at={token.expiresAt} />
								</p>
							</div>
							<form method="post" action="/console/account/tokens/revoke">
								<Word of={formWord} />
								<input type="hidden" name="token" value={token.id} />
								<button type="submit" class="quiet">
									Revoke
								</button>
							</form>
						</li>
					))}
			</ul>
			<form method="post" action="/console/account/tokens">
				<Word of={formWord} />
				<Field name="name" label="What it is for" />
				<label for="organisation">Organisation</label>
				<select id="organisation" name="organisation">
					{organisations.map(({ id, name }) => (
						<option value={id}>{name}</option>
					))}
				</select>
				<Field name="days" label="Days until it runs out" value="90" numeric />
				<fieldset>
					<legend>What it may do</legend>
					{PERMISSIONS.map((permission) => (
						<label class="check">
							<input type="checkbox" name="scope" value={permission} />
							<span>{permission}</span>
						</label>
					))}
				</fieldset>
				{hasPassword && (
					<>
						<Whose email={person.email} />
						<Field name="token-password" label="Your password" type="password" complete="current-password" />
					</>
				)}
				<button type="submit">Make a token</button>
			</form>
		</section>
	);
}

/** Setting up an authenticator. */
export function SetUpFactor({
	email,
	formWord,
	secret,
	address,
	picture,
	problem,
}: {
	readonly formWord: string;
	readonly email: string;
	readonly secret: string;
	readonly address: string;
	/** The same address as a picture. */
	readonly picture: string;
	readonly problem?: Problem | undefined;
}) {
	return (
		<>
			<Notice problem={problem} />
			<form class="card" method="post" action="/console/account/second-factor">
				<Word of={formWord} />
				<p>Show this to the camera of your authenticator, or type the key below it there:</p>
				<img class="qr" src={picture} alt="The key below, as a QR code" />
				<code class="once">{(secret.match(/.{4}/g) ?? []).join(" ")}</code>
				<p>
					<a href={address}>Open in an authenticator on this device</a>
				</p>
				<input type="hidden" name="secret" value={secret} />
				<Whose email={email} />
				<Field name="code" label="The six digits it shows now" complete="one-time-code" numeric />
				<Field name="password" label="Your password" type="password" complete="current-password" />
				<p>
					<button type="submit">Turn on</button>
				</p>
			</form>
		</>
	);
}

/** Something that is shown this one time. */
export function Once({ lead, values }: { readonly lead: string; readonly values: readonly string[] }) {
	return (
		<>
			<p>{lead}</p>
			<ul class={values.length > 1 ? "codes" : ""}>
				{values.map((value) => (
					<li>
						<code class="once">{value}</code>
					</li>
				))}
			</ul>
			<p>
				<a class="button" href="/console/account">
					I have kept it
				</a>
			</p>
		</>
	);
}
