/** Routes of the waves on record, as they concern an organisation's devices. */
import type { Problem } from "../../../core/problem.ts";
import type { Result } from "../../../core/result.ts";
import type { WaveBy } from "../../../detect/record/wave-record.ts";
import type { Wave } from "../../../detect/wave.ts";
import { type Desk, formOf, type Visit } from "../../program/desk.ts";
import { organisationRoute, type Route, type Within } from "../../program/route.ts";
import { waveTitle } from "../../wave/wave-view.ts";
import { doneWords, type PlainKey } from "../frame.tsx";
import { baseOf, may, organisationPage } from "../organisation-page.tsx";
import { WavePage } from "./wave-page.tsx";
import { WavesPage } from "./waves-page.tsx";

const PATH = "/console/organisations/:organisation/waves";
const DONE: Readonly<Record<string, PlainKey>> = { changed: "wave.done" };

type Form = URLSearchParams;
type Change = (desk: Desk, id: string, form: Form, by: WaveBy) => Promise<Result<Wave, Problem>>;

/** What can be done with a wave, by the last part of its address. */
const CHANGES: Readonly<Record<string, Change>> = {
	name: ({ waves }, id, form, by) => waves.name(id, text(form, "name") ?? "", by),
	end: ({ waves }, id, form, by) => waves.end(id, { on: text(form, "on"), source: text(form, "source") }, by),
	dismiss: ({ waves }, id, form, by) => waves.dismiss(id, text(form, "reason") ?? "", by),
	restore: ({ waves }, id, form, by) => waves.restore(id, text(form, "reason") ?? "", by),
	merge: ({ waves }, id, form, by) => waves.merge(id, form.getAll("part").slice(0, 50), text(form, "reason") ?? "", by),
	split({ waves }, id, form, by) {
		const port = text(form, "port");
		const ask = { on: text(form, "on"), ...(port === undefined ? {} : { port: Number(port) }) };
		return waves.split(id, { ...ask, reason: text(form, "reason") ?? "" }, by);
	},
};

/** Routes of the waves. */
export const WAVE_ROUTES: readonly Route[] = [
	organisationRoute("GET", PATH, "inventory:read", async (desk, visit, within) => {
		const { say } = visit;
		const [all, { items }, { asOf }] = await Promise.all([
			desk.waves.list(),
			desk.fleets.waves(within.organisation.id),
			desk.fleets.overview(within.organisation.id),
		]);
		const reached = new Map(items.map((one) => [one.wave, one]));
		return organisationPage(visit, within, {
			say,
			title: say.t("site.waves"),
			place: "/waves",
			children: <WavesPage say={say} waves={all} reached={reached} asOf={asOf} base={baseOf(within)} makerName={namesOf(desk)} />,
		});
	}),
	organisationRoute("GET", `${PATH}/:wave`, "inventory:read", (desk, visit, within) => show(desk, visit, within, undefined)),
	...Object.entries(CHANGES).map(([name, change]) =>
		organisationRoute("POST", `${PATH}/:wave/${name}`, "advisory:publish", async (desk, visit, within) => {
			// Waves are everybody's: whoever has an organisation above asks there.
			if (within.organisation.parentId !== undefined) return desk.refuse(visit, 403);
			const form = await formOf(visit.c);
			const id = visit.c.req.param("wave") ?? "";
			const after = /^[1-9]\d{0,8}$/.test(form.get("after") ?? "") ? { after: Number(form.get("after")) } : {};
			const done = await change(desk, id, form, { who: within.known.person.email, ...after });
			if (!done.ok) return done.error.code === "detect/no-wave" ? desk.refuse(visit, 404) : show(desk, visit, within, done.error);
			return visit.c.redirect(`${baseOf(within)}/waves/${encodeURIComponent(done.value.id)}?done=changed`, 303);
		}),
	),
];

async function show(desk: Desk, visit: Visit, within: Within, problem: Problem | undefined): Promise<Response> {
	const { say, c, formWord } = visit;
	const id = c.req.param("wave") ?? "";
	const revisions = await desk.waves.revisions(id);
	const wave = revisions.at(-1);
	if (wave === undefined) return desk.refuse(visit, 404);
	const isTop = within.organisation.parentId === undefined;
	const { cve } = wave.key;
	const [reach, documents, all] = await Promise.all([
		desk.fleets.waveReach(within.organisation.id, id),
		cve === undefined ? [] : desk.documents.onCve(cve, "staff"),
		desk.waves.list(),
	]);
	const makerName = namesOf(desk);
	return organisationPage(
		visit,
		within,
		{
			say,
			title: waveTitle(say, wave, makerName),
			place: "/waves",
			above: [{ path: "/waves", name: say.t("place.waves") }],
			children: (
				<WavePage
					say={say}
					wave={wave}
					revisions={revisions}
					others={all.filter((one) => one.id !== id)}
					reach={reach}
					documents={documents}
					base={baseOf(within)}
					makerName={makerName}
					isTop={isTop}
					mayChange={isTop && may(within, "advisory:publish")}
					formWord={formWord}
					problem={problem}
					done={doneWords(say, DONE, c)}
				/>
			),
		},
		problem === undefined ? 200 : 422,
	);
}

function namesOf({ authoring }: Pick<Desk, "authoring">): (id: string) => string {
	return (id) => authoring.catalogue.vendor(id)?.name ?? id;
}

function text(form: Form, name: string): string | undefined {
	const value = form.get(name)?.trim().slice(0, 1000);
	return value === "" ? undefined : value;
}
