/** Pages of companies' sign-in. */
import type { Problem } from "../../core/problem.ts";
import { type CompanyProvider, domainRecord } from "../../people/company-provider.ts";
import type { Organisation } from "../../people/organisation.ts";
import type { Role } from "../../people/role.ts";
import { Choice, Field, Word } from "../design/parts/form.tsx";
import { Notice } from "../design/parts/notice.tsx";
import { Code } from "../design/shown.tsx";

/** Whose company it is. */
export function AskCompany({ formWord, problem }: { readonly formWord: string; readonly problem?: Problem | undefined }) {
	return (
		<>
			<Notice problem={problem} />
			<form class="card" method="post" action="/console/sign-in/company">
				<Word of={formWord} />
				<Field name="email" label="E-mail address at your company" type="email" complete="username" />
				<p>
					<button type="submit">Go on</button>
				</p>
			</form>
			<p>
				<a href="/console/sign-in">Sign in with a password</a>
			</p>
		</>
	);
}

/** What an organisation's provider is. */
export function CompanySettings({
	organisation,
	provider,
	back,
	hasPassword,
	roles,
	formWord,
	problem,
	done,
}: {
	readonly organisation: Organisation;
	readonly provider: CompanyProvider | undefined;
	/** Where the provider sends browsers back to. */
	readonly back: string;
	readonly hasPassword: boolean;
	readonly roles: readonly Role[];
	readonly formWord: string;
	readonly problem?: Problem | undefined;
	readonly done?: string | undefined;
}) {
	const path = `/console/organisations/${organisation.id}/company`;
	return (
		<>
			<Notice problem={problem} done={done} />
			<p>
				People of your company sign in by its own OpenID Connect. It opens accounts of this organisation and below, by a verified e-mail
				address of the domains named here, and no others.
			</p>
			<form class="card" method="post" action={path}>
				<Word of={formWord} />
				<p>
					Tell your provider this address to send browsers back to: <Code of={back} most={300} />
				</p>
				<Field name="issuer" label="Issuer" value={provider?.issuer} hint="As https://login.example.org, without the well-known path." />
				<Field name="client" label="Client id" value={provider?.clientId} />
				<Field
					name="secret"
					label="Client secret"
					type="password"
					complete="off"
					optional={provider !== undefined}
					hint={provider === undefined ? "Shown nowhere once it is kept." : "Kept; leave it empty to keep it."}
				/>
				<Field
					name="domains"
					label="Mail domains"
					value={provider?.domains.join(" ")}
					hint="With blanks between: example.org example.net. Each shows that it is yours by a TXT record:"
				/>
				<p class="hint">
					<Code of={domainRecord("example.org", organisation.id).name} most={80} />{" "}
					<Code of={domainRecord("example.org", organisation.id).value} most={120} />
				</p>
				<Choice
					name="role"
					label="Role of somebody new"
					value={provider?.role ?? "none"}
					options={[{ value: "none", name: "none: only those who have an account" }, ...roles.map((role) => ({ value: role, name: role }))]}
				/>
				{hasPassword && <Field name="company-password" label="Your password" type="password" complete="current-password" />}
				<p>
					<button type="submit">Set</button>
				</p>
			</form>
			{provider !== undefined && (
				<form method="post" action={`${path}/remove`}>
					<Word of={formWord} />
					<button type="submit" class="quiet">
						Remove it
					</button>
				</form>
			)}
		</>
	);
}
