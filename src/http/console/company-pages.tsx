/** Pages of companies' sign-in. */
import type { Problem } from "../../core/problem.ts";
import { type CompanyProvider, domainRecord } from "../../people/company-provider.ts";
import type { Organisation } from "../../people/organisation.ts";
import type { Role } from "../../people/role.ts";
import { Choice, Field, Word } from "../design/parts/form.tsx";
import { Notice } from "../design/parts/notice.tsx";
import type { Say } from "../design/say.ts";
import { Code } from "../design/shown.tsx";
import { roleWords } from "./frame.tsx";

/** Whose company it is. */
export function AskCompany({
	say,
	formWord,
	problem,
}: {
	readonly say: Say;
	readonly formWord: string;
	readonly problem?: Problem | undefined;
}) {
	return (
		<>
			<Notice say={say} problem={problem} />
			<form class="card" method="post" action="/console/sign-in/company">
				<Word of={formWord} />
				<Field name="email" label={say.t("company.email")} type="email" complete="username" />
				<p>
					<button type="submit">{say.t("signIn.goOn")}</button>
				</p>
			</form>
			<p>
				<a href="/console/sign-in">{say.t("company.byPassword")}</a>
			</p>
		</>
	);
}

/** What an organisation's provider is. */
export function CompanySettings({
	say,
	organisation,
	provider,
	back,
	hasPassword,
	roles,
	formWord,
	problem,
	done,
}: {
	readonly say: Say;
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
			<Notice say={say} problem={problem} done={done} />
			<p>{say.t("company.lead")}</p>
			<form class="card" method="post" action={path}>
				<Word of={formWord} />
				<p>
					{say.t("company.back")} <Code of={back} most={300} />
				</p>
				<Field name="issuer" label={say.t("company.issuer")} value={provider?.issuer} hint={say.t("company.issuerHint")} />
				<Field name="client" label={say.t("company.client")} value={provider?.clientId} />
				<Field
					name="secret"
					label={say.t("company.secret")}
					type="password"
					complete="off"
					optional={provider !== undefined}
					hint={say.t(provider === undefined ? "company.secretHint" : "company.secretKept")}
				/>
				<Field name="domains" label={say.t("company.domains")} value={provider?.domains.join(" ")} hint={say.t("company.domainsHint")} />
				<p class="hint">
					<Code of={domainRecord("example.org", organisation.id).name} most={80} />{" "}
					<Code of={domainRecord("example.org", organisation.id).value} most={120} />
				</p>
				<Choice
					name="role"
					label={say.t("company.role")}
					value={provider?.role ?? "none"}
					options={[
						{ value: "none", name: say.t("company.noRole") },
						...roles.map((role) => ({ value: role, name: roleWords(say, role) })),
					]}
				/>
				{hasPassword && <Field name="company-password" label={say.t("account.yourPassword")} type="password" complete="current-password" />}
				<p>
					<button type="submit">{say.t("people.set")}</button>
				</p>
			</form>
			{provider !== undefined && (
				<form method="post" action={`${path}/remove`}>
					<Word of={formWord} />
					<button type="submit" class="quiet">
						{say.t("company.remove")}
					</button>
				</form>
			)}
		</>
	);
}
