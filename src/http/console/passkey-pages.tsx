/** Parts of pages about passkeys. */
import type { Passkey } from "../../people/ports.ts";
import { Field, Word } from "../design/parts/form.tsx";
import { Text } from "../design/shown.tsx";
import { When, Whose } from "./frame.tsx";
import { PASSKEY_SCRIPT_PATH } from "./passkey-script.ts";

/** The script that a page with such a form loads. */
export function PasskeyScript() {
	return <script type="module" src={PASSKEY_SCRIPT_PATH} />;
}

/** A form that the script sends, with what the browser gave. */
function PasskeyForm({
	does,
	options,
	action,
	formWord,
	children,
}: {
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
			data-waiting="Waiting for your device …"
			data-failed="Your device gave no passkey. Try again, or go another way."
		>
			<Word of={formWord} />
			<input type="hidden" name="response" value="" />
			{children}
			<p class="hint" role="status" />
		</form>
	);
}

/** Signing in by a passkey alone, or as the second factor. */
export function UsePasskey({ place, formWord }: { readonly place: "sign-in" | "second-factor"; readonly formWord: string }) {
	const action = `/console/${place}/passkey`;
	return (
		<>
			<PasskeyForm does="get" options={`${action}/options`} action={action} formWord={formWord}>
				<button type="submit" class={place === "sign-in" ? "quiet" : ""}>
					{place === "sign-in" ? "Sign in with a passkey" : "Use a passkey"}
				</button>
			</PasskeyForm>
			<PasskeyScript />
		</>
	);
}

/** What the page of the account shows of passkeys. */
export function Passkeys({
	passkeys,
	formWord,
	email,
	possible,
	hasPassword,
}: {
	readonly passkeys: readonly Passkey[];
	readonly formWord: string;
	readonly email: string;
	/** Whether this address may have passkeys. */
	readonly possible: boolean;
	readonly hasPassword: boolean;
}) {
	return (
		<section class="card" aria-labelledby="passkeys">
			<h2 id="passkeys">Passkeys</h2>
			<p class="hint">A key that stays on your device: it signs you in by itself, or after the password.</p>
			<ul class="list">
				{passkeys.map((passkey) => (
					<OnePasskey passkey={passkey} formWord={formWord} email={email} hasPassword={hasPassword} />
				))}
			</ul>
			{possible ? (
				<>
					<PasskeyForm does="create" options="/console/account/passkeys/options" action="/console/account/passkeys" formWord={formWord}>
						<Whose email={email} />
						<Field name="passkey-name" label="A name for it" hint="So that you know it again: phone, key on the ring." />
						{hasPassword && <Field name="passkey-password" label="Your password" type="password" complete="current-password" />}
						<p>
							<button type="submit">Add a passkey</button>
						</p>
					</PasskeyForm>
					<noscript>
						<p>Adding one needs JavaScript.</p>
					</noscript>
					<PasskeyScript />
				</>
			) : (
				<p>Browsers give passkeys to a name, not to a number: open the console over https, or as localhost on this machine.</p>
			)}
		</section>
	);
}

function OnePasskey({
	passkey,
	formWord,
	email,
	hasPassword,
}: {
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
					since <When at={createdAt} />
					{usedAt !== undefined && (
						<>
							, used <When at={usedAt} />
						</>
					)}
				</p>
			</div>
			<form method="post" action="/console/account/passkeys/rename">
				<Word of={formWord} />
				<input type="hidden" name="passkey" value={id} />
				<input type="text" name="name" value={name} aria-label={`Name of ${name}`} required maxlength={60} />
				<button type="submit" class="quiet">
					Rename
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
							aria-label={`Your password, to remove ${name}`}
							placeholder="Your password"
							required
						/>
					</>
				)}
				<button type="submit" class="quiet">
					Remove
				</button>
			</form>
		</li>
	);
}
