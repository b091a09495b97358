/** Parts of pages about passkeys. */
import type { Passkey } from "../../people/ports.ts";
import { Field, Word } from "../design/parts/form.tsx";
import type { Say } from "../design/say.ts";
import { shown, Text } from "../design/shown.tsx";
import { Whose } from "./frame.tsx";
import { PASSKEY_SCRIPT_PATH } from "./passkey-script.ts";

/** The script that a page with such a form loads. */
export function PasskeyScript() {
	return <script type="module" src={PASSKEY_SCRIPT_PATH} />;
}

/** A form that the script sends, with what the browser gave. */
function PasskeyForm({
	say,
	does,
	options,
	action,
	formWord,
	children,
}: {
	readonly say: Say;
	readonly does: "create" | "get";
	readonly options: string;
	readonly action: string;
	readonly formWord: string;
	readonly children: unknown;
}) {
	return (
		<form
			method="post"
			action={action}
			hidden
			data-passkey={does}
			data-options={options}
			data-waiting={say.t("passkey.waiting")}
			data-failed={say.t("passkey.failed")}
		>
			<Word of={formWord} />
			<input type="hidden" name="response" value="" />
			{children}
			<p class="hint" role="status" />
		</form>
	);
}

/** Signing in by a passkey alone, or as the second factor. */
export function UsePasskey({
	say,
	place,
	formWord,
}: {
	readonly say: Say;
	readonly place: "sign-in" | "second-factor";
	readonly formWord: string;
}) {
	const action = `/console/${place}/passkey`;
	return (
		<>
			<PasskeyForm say={say} does="get" options={`${action}/options`} action={action} formWord={formWord}>
				<button type="submit" class={place === "sign-in" ? "quiet" : ""}>
					{place === "sign-in" ? say.t("passkey.signIn") : say.t("passkey.use")}
				</button>
			</PasskeyForm>
			<PasskeyScript />
		</>
	);
}

/** What the page of the account shows of passkeys. */
export function Passkeys({
	say,
	passkeys,
	formWord,
	email,
	possible,
	hasPassword,
}: {
	readonly say: Say;
	readonly passkeys: readonly Passkey[];
	readonly formWord: string;
	readonly email: string;
	/** Whether this address may have passkeys. */
	readonly possible: boolean;
	readonly hasPassword: boolean;
}) {
	return (
		<section class="card" aria-labelledby="passkeys">
			<h2 id="passkeys">{say.t("passkey.title")}</h2>
			<p class="hint">{say.t("passkey.lead")}</p>
			<ul class="list">
				{passkeys.map((passkey) => (
					<OnePasskey say={say} passkey={passkey} formWord={formWord} email={email} hasPassword={hasPassword} />
				))}
			</ul>
			{possible ? (
				<>
					<PasskeyForm
						say={say}
						does="create"
						options="/console/account/passkeys/options"
						action="/console/account/passkeys"
						formWord={formWord}
					>
						<Whose email={email} />
						<Field name="passkey-name" label={say.t("passkey.name")} hint={say.t("passkey.nameHint")} />
						{hasPassword && (
							<Field name="passkey-password" label={say.t("account.yourPassword")} type="password" complete="current-password" />
						)}
						<p>
							<button type="submit">{say.t("passkey.add")}</button>
						</p>
					</PasskeyForm>
					<noscript>
						<p>{say.t("passkey.noScript")}</p>
					</noscript>
					<PasskeyScript />
				</>
			) : (
				<p>{say.t("passkey.noName")}</p>
			)}
		</section>
	);
}

function OnePasskey({
	say,
	passkey,
	formWord,
	email,
	hasPassword,
}: {
	readonly say: Say;
	readonly passkey: Passkey;
	readonly formWord: string;
	readonly email: string;
	readonly hasPassword: boolean;
}) {
	const { id, name, createdAt, usedAt } = passkey;
	return (
		<li>
			<div class="who">
				<strong>
					<Text of={name} most={80} />
				</strong>
				<p class="hint">
					{say.t("passkey.since", { time: say.minute(createdAt) })}
					{usedAt !== undefined && `, ${say.t("passkey.used", { time: say.minute(usedAt) })}`}
				</p>
			</div>
			<form method="post" action="/console/account/passkeys/rename">
				<Word of={formWord} />
				<input type="hidden" name="passkey" value={id} />
				<input
					type="text"
					name="name"
					value={name}
					aria-label={say.t("passkey.nameOf", { name: shown(name, 60) })}
					required
					maxlength={60}
				/>
				<button type="submit" class="quiet">
					{say.t("passkey.rename")}
				</button>
			</form>
			<form method="post" action="/console/account/passkeys/remove">
				<Word of={formWord} />
				<input type="hidden" name="passkey" value={id} />
				{hasPassword && (
					<>
						<Whose email={email} />
						<input
							type="password"
							name="password"
							autocomplete="current-password"
							aria-label={say.t("passkey.toRemove", { name: shown(name, 60) })}
							placeholder={say.t("account.yourPassword")}
							required
						/>
					</>
				)}
				<button type="submit" class="quiet">
					{say.t("passkey.remove")}
				</button>
			</form>
		</li>
	);
}
