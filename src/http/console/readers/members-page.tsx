/** Tiers of readers: given by an address, before or after somebody signs up. */
import { isTier, TIERS } from "../../../account/member/membership.ts";
import { emailKey } from "../../../people/password.ts";
import { Choice, Field, Word } from "../../design/parts/form.tsx";
import { Text } from "../../design/shown.tsx";
import { roleWords } from "../frame.tsx";
import type { HousePage } from "./house-page.tsx";

/** The page. */
export const MEMBERS_PAGE: HousePage = {
	path: "/members",
	title: "place.members",
	async content(desk, { say, formWord }, base) {
		const grants = await desk.publication.members.grants();
		return (
			<>
				<p>{say.t(desk.publication.payments === undefined ? "readers.noProvider" : "readers.provider")}</p>
				<form class="card" method="post" action={base}>
					<h2>{say.t("readers.give")}</h2>
					<Word of={formWord} />
					<Field name="email" type="email" label={say.t("signIn.email")} />
					<Choice
						name="tier"
						label={say.t("site.members.tier")}
						value="member"
						options={TIERS.map((value) => ({ value, name: roleWords(say, value) }))}
					/>
					<Field name="until" type="date" label={say.t("readers.until")} optional />
					<button type="submit">{say.t("readers.give")}</button>
				</form>
				<h2>{say.t("readers.given", { n: grants.length })}</h2>
				<ul class="list card">
					{grants.map(({ email, tier, source, until, givenAt, who }) => (
						<li>
							<div class="who">
								<Text of={email} most={254} />: {roleWords(say, tier)}
								<p class="hint">
									{say.date(givenAt)} · {source === "payment" ? say.t("readers.paid") : <Text of={who} most={120} />}
									{until !== undefined && ` · ${say.t("site.members.until", { date: say.date(until) })}`}
								</p>
							</div>
						</li>
					))}
				</ul>
			</>
		);
	},
	async act(desk, fields, { known, organisation }) {
		const bad = (at: string, message: string) => ({ code: "account/bad-tier" as const, message, at, todo: "Correct the field." });
		const email = emailKey(fields.get("email") ?? "");
		const tier = fields.get("tier");
		const end = fields.get("until") ?? "";
		const until = end === "" ? undefined : /^\d{4}-\d{2}-\d{2}$/.test(end) ? Date.parse(`${end}T23:59:59Z`) : Number.NaN;
		if (email === undefined) return bad("email", "this is no address");
		if (!isTier(tier)) return bad("tier", "there is no such tier");
		if (until !== undefined && Number.isNaN(until)) return bad("until", "this is no day");
		const by = { who: known.person.email, at: desk.gate.now() };
		await desk.publication.members.give({ email, tier, source: "invitation", until, organisationId: organisation.id, ...by });
		return undefined;
	},
};
