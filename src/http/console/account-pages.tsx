/** Pages about oneself: second factor, sessions, password, tokens. */
import type { Problem } from "../../core/problem.ts";
import type { Organisation } from "../../people/organisation.ts";
import { SHORTEST } from "../../people/password.ts";
import type { ApiToken, Passkey, Person, Session } from "../../people/ports.ts";
import { PERMISSIONS } from "../../people/role.ts";
import { Field, Word } from "../design/parts/form.tsx";
import { Notice } from "../design/parts/notice.tsx";
import type { Say } from "../design/say.ts";
import { shown, Text } from "../design/shown.tsx";
import { Whose } from "./frame.tsx";
import { Passkeys } from "./passkey-pages.tsx";

/** What the page shows. */
export interface AccountProps {
	readonly say: Say;
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
			<Notice say={props.say} problem={props.problem} done={props.done} />
			<div class="cards">
				<Factor {...props} />
				<Passkeys
					say={props.say}
					passkeys={props.passkeys}
					formWord={props.formWord}
					email={props.person.email}
					possible={props.mayHavePasskeys}
					hasPassword={props.hasPassword}
				/>
				<Sessions {...props} />
				<Password say={props.say} formWord={props.formWord} email={props.person.email} />
				<Tokens {...props} />
			</div>
		</>
	);
}

function Factor({ say, person, formWord }: AccountProps) {
	return (
		<section class="card" aria-labelledby="factor">
			<h2 id="factor">{say.t("account.authenticator")}</h2>
			{person.authenticator ? (
				<form method="post" action="/console/account/second-factor/remove">
					<p>{say.t("account.factorOn")}</p>
					<Word of={formWord} />
					<Whose email={person.email} />
					<Field name="password" label={say.t("account.yourPassword")} type="password" complete="current-password" />
					<button type="submit">{say.t("account.turnOff")}</button>
				</form>
			) : (
				<>
					<p>{person.secondFactor ? say.t("account.factorPasskey") : say.t("account.factorOff")}</p>
					<p>
						<a class="button" href="/console/account/second-factor">
							{say.t("account.turnOn")}
						</a>
					</p>
				</>
			)}
		</section>
	);
}

function Sessions({ say, sessions, currentId, formWord }: AccountProps) {
	return (
		<section class="card" aria-labelledby="sessions">
			<h2 id="sessions">{say.t("account.sessions")}</h2>
			<ul class="list">
				{sessions.map((session) => (
					<li>
						<div class="who">
							<Text of={session.agent === "" ? say.t("account.unknownBrowser") : session.agent} most={90} />
							<p class="hint">
								{say.t("account.sessionFrom", { address: shown(session.address, 64), time: say.minute(session.createdAt) })}
							</p>
						</div>
						{session.id === currentId ? (
							<strong>{say.t("account.thisOne")}</strong>
						) : (
							<form method="post" action="/console/account/sessions/end">
								<Word of={formWord} />
								<input type="hidden" name="session" value={session.id} />
								<button type="submit" class="quiet">
									{say.t("account.end")}
								</button>
							</form>
						)}
					</li>
				))}
			</ul>
			{sessions.length > 1 && (
				<form method="post" action="/console/account/sessions/end">
					<Word of={formWord} />
					<button type="submit">{say.t("account.endOthers")}</button>
				</form>
			)}
		</section>
	);
}

function Password({ say, formWord, email }: { readonly say: Say; readonly formWord: string; readonly email: string }) {
	return (
		<section class="card" aria-labelledby="password-card">
			<h2 id="password-card">{say.t("account.password")}</h2>
			<form method="post" action="/console/account/password">
				<Word of={formWord} />
				<Whose email={email} />
				<Field name="current" label={say.t("account.current")} type="password" complete="current-password" />
				<Field
					name="new"
					label={say.t("account.new")}
					type="password"
					complete="new-password"
					hint={say.t("account.newHint", { n: SHORTEST })}
				/>
				<Field name="again" label={say.t("account.again")} type="password" complete="new-password" />
				<button type="submit">{say.t("account.change")}</button>
			</form>
		</section>
	);
}

function Tokens({ say, tokens, organisations, formWord, person, hasPassword }: AccountProps) {
	return (
		<section class="card" aria-labelledby="tokens">
			<h2 id="tokens">{say.t("account.tokens")}</h2>
			<ul class="list">
				{tokens
					.filter((token) => token.revokedAt === undefined)
					.map((token) => (
						<li>
							<div class="who">
								<Text of={token.name} most={80} />
								<p class="hint">
									<Text of={token.scopes.join(", ")} most={300} />; {say.t("account.tokenUntil", { time: say.minute(token.expiresAt) })}
								</p>
							</div>
							<form method="post" action="/console/account/tokens/revoke">
								<Word of={formWord} />
								<input type="hidden" name="token" value={token.id} />
								<button type="submit" class="quiet">
									{say.t("account.revoke")}
								</button>
							</form>
						</li>
					))}
			</ul>
			<form method="post" action="/console/account/tokens">
				<Word of={formWord} />
				<Field name="name" label={say.t("account.tokenName")} />
				<label for="organisation">{say.t("column.owner")}</label>
				<select id="organisation" name="organisation">
					{organisations.map(({ id, name }) => (
						<option value={id}>{name}</option>
					))}
				</select>
				<Field name="days" label={say.t("account.tokenDays")} value="90" numeric />
				<fieldset>
					<legend>{say.t("account.tokenMay")}</legend>
					<div class="checks">
						{PERMISSIONS.map((permission) => (
							<label class="check">
								<input type="checkbox" name="scope" value={permission} />
								<code>{permission}</code>
							</label>
						))}
					</div>
				</fieldset>
				{hasPassword && (
					<>
						<Whose email={person.email} />
						<Field name="token-password" label={say.t("account.yourPassword")} type="password" complete="current-password" />
					</>
				)}
				<button type="submit">{say.t("account.makeToken")}</button>
			</form>
		</section>
	);
}

/** Setting up an authenticator. */
export function SetUpFactor({
	say,
	email,
	formWord,
	secret,
	address,
	picture,
	problem,
}: {
	readonly say: Say;
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
			<Notice say={say} problem={problem} />
			<form class="card" method="post" action="/console/account/second-factor">
				<Word of={formWord} />
				<p>{say.t("account.scan")}</p>
				<img class="qr" src={picture} alt={say.t("account.qr")} />
				<code class="once">{(secret.match(/.{4}/g) ?? []).join(" ")}</code>
				<p>
					<a href={address}>{say.t("account.openHere")}</a>
				</p>
				<input type="hidden" name="secret" value={secret} />
				<Whose email={email} />
				<Field name="code" label={say.t("account.code")} complete="one-time-code" numeric />
				<Field name="password" label={say.t("account.yourPassword")} type="password" complete="current-password" />
				<p>
					<button type="submit">{say.t("account.turnOn")}</button>
				</p>
			</form>
		</>
	);
}

/** Something that is shown this one time. */
export function Once({ say, lead, values }: { readonly say: Say; readonly lead: string; readonly values: readonly string[] }) {
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
					{say.t("account.kept")}
				</a>
			</p>
		</>
	);
}
