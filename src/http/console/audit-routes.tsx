/** The audit of an organisation: who changed what, and whether the chain holds. */
import type { AuditEntry, Facts } from "../../core/audit.ts";
import { type AuditFilter, type AuditScope, fits, isWithin } from "../../people/audit-view.ts";
import { Field } from "../design/parts/form.tsx";
import { Notice } from "../design/parts/notice.tsx";
import { When } from "../design/parts/timeline.tsx";
import type { Say } from "../design/say.ts";
import { Code, shown, Text } from "../design/shown.tsx";
import type { Desk, Visit } from "../program/desk.ts";
import { organisationRoute, type Route, type Within } from "../program/route.ts";
import { page } from "./frame.tsx";
import { wrong } from "./sign-in-routes.tsx";

/** Entries of a page, and how many are looked through for one. */
const SHOWN = 50;
const WINDOW = 500;
const MOST_WINDOWS = 40;

/** Routes of the audit. */
export const AUDIT_ROUTES: readonly Route[] = [
	organisationRoute("GET", "/console/organisations/:organisation/audit", "audit:read", auditPage),
];

async function auditPage(desk: Desk, { c, formWord, say }: Visit, within: Within): Promise<Response> {
	const { known, organisation } = within;
	const filter = { what: c.req.query("what")?.slice(0, 100), who: c.req.query("who")?.slice(0, 100) };
	const { number, hash } = await desk.audit.head();
	const asked = Number(c.req.query("before"));
	const before = Number.isSafeInteger(asked) && asked > 0 ? Math.min(asked, number + 1) : number + 1;
	const { found, next } = await lookBack(desk, await scopeOf(desk, within), filter, before);
	const checked = c.req.query("check") === undefined ? undefined : await desk.audit.verify();
	const base = `/console/organisations/${organisation.id}/audit`;
	const more = new URLSearchParams({ what: filter.what ?? "", who: filter.who ?? "", before: String(next ?? 0) });
	const children = (
		<>
			<Notice
				say={say}
				problem={
					checked !== undefined && !checked.ok
						? wrong(checked.error.code, `${checked.error.message} (${checked.error.at})`, checked.error.todo)
						: undefined
				}
				done={checked?.ok === true ? say.t("audit.holds", { n: checked.value.number }) : undefined}
			/>
			<p>
				{say.t("audit.chain", { n: number })} <Code of={hash} most={64} />. <a href={`${base}?check=1`}>{say.t("audit.check")}</a>
			</p>
			<form class="card" method="get" action={base}>
				<Field name="what" label={say.t("audit.what")} value={filter.what} optional hint={say.t("audit.whatHint")} />
				<Field name="who" label={say.t("audit.who")} value={filter.who} optional />
				<p>
					<button type="submit">{say.t("audit.show")}</button>
				</p>
			</form>
			<Entries say={say} entries={found} />
			{next !== undefined && (
				<p>
					<a class="button" href={`${base}?${more.toString()}`}>
						{say.t("audit.earlier")}
					</a>
				</p>
			)}
		</>
	);
	const title = say.t("audit.title", { name: shown(organisation.name, 100) });
	return page(c, { say, title, at: base, person: known.person, within, formWord, children });
}

/** People all of whose roles are in the organisation and below; who also works elsewhere is seen where an entry names the organisation. */
async function scopeOf(desk: Desk, { organisation, tree }: Within): Promise<AuditScope> {
	const organisations = new Set(tree.within(organisation.id).map(({ id }) => id));
	const people = new Set<string>();
	for (const id of organisations) {
		for (const { person } of await desk.gate.people.members(id)) {
			const roles = await desk.gate.people.membershipsOf(person.id);
			if (roles.every(({ organisationId }) => organisations.has(organisationId))) people.add(person.id);
		}
	}
	return { organisations, people };
}

/** Looks backwards from a number; `next` where there may be more. */
async function lookBack(desk: Desk, scope: AuditScope, filter: AuditFilter, before: number) {
	const found: AuditEntry[] = [];
	let end = before;
	for (let windows = 0; end > 1 && windows < MOST_WINDOWS; windows += 1) {
		const after = Math.max(0, end - 1 - WINDOW);
		const entries = (await desk.audit.entries({ after, limit: WINDOW })).filter((entry) => entry.number < end);
		for (const entry of entries.toReversed()) {
			if (!isWithin(entry, scope) || !fits(entry, filter)) continue;
			if (found.length === SHOWN) return { found, next: found.at(-1)?.number ?? 1 };
			found.push(entry);
		}
		end = after + 1;
	}
	return { found, next: end > 1 ? end : undefined };
}

function Entries({ say, entries }: { readonly say: Say; readonly entries: readonly AuditEntry[] }) {
	if (entries.length === 0) return <p>{say.t("audit.none")}</p>;
	return (
		<ul class="list card">
			{entries.map(({ number, at, who, what, subject, before, after }) => (
				<li>
					<div class="who">
						<strong>
							<Text of={what} most={80} />
						</strong>{" "}
						{say.t("audit.by", { who: shown(who, 254) })}
						<p class="hint">
							{number}, <When say={say} at={at} />, <Code of={subject} most={80} />
							<Told name={say.t("audit.before")} facts={before} />
							<Told name={say.t("audit.after")} facts={after} />
						</p>
					</div>
				</li>
			))}
		</ul>
	);
}

function Told({ name, facts }: { readonly name: string; readonly facts: Facts | undefined }) {
	if (facts === undefined) return null;
	const text = Object.entries(facts)
		.map(([key, value]) => `${key} ${String(value)}`)
		.join(", ");
	return (
		<>
			<br />
			{name}: <Text of={text} most={600} />
		</>
	);
}
