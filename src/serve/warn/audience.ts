/** Who is told of an advisory: whoever looks after affected devices, then those who asked to be told. */
import type { Advisory } from "../../advisory/document.ts";
import type { Problem } from "../../core/problem.ts";
import { ok, type Result } from "../../core/result.ts";
import { readAddress } from "../../delivery/message/address.ts";
import { compileLibrary } from "../../match/compile.ts";
import { createMatcher, type Matcher } from "../../match/matcher.ts";
import { reachOf, unidentifiedIn } from "../../match/view/advisory-reach.ts";
import { listDevices } from "../../match/view/device-rows.ts";
import { growView } from "../../match/view/view.ts";
import { organisationTree } from "../../people/organisation.ts";
import { loadCatalogue } from "../../store/disk/catalogue-folder.ts";
import { readLists } from "../../store/held/held-lists.ts";
import { openStoreToRead, type Store } from "../../store/open-store.ts";
import { type Level, rankOf } from "../../warn/level.ts";
import type { DeviceBlock, Language, ListedDevice, Recipient } from "../../warn/recipient.ts";
import type { Stream, Subscriber } from "../../warn/subscriber.ts";
import { countedImports } from "../counted-imports.ts";

/** What is asked for. */
export interface AudienceWish {
	readonly stream: Stream;
	readonly level: Level;
	/** Of people who have not set one. */
	readonly language: Language;
	/** `YYYY-MM-DD` */
	readonly asOf: string;
}

/** An audience that can be read once. */
export interface Audience {
	readonly devices: number;
	readonly imports: readonly string[];
	readonly silent: readonly string[];
	/** Of organisations with nobody to tell: what they have. */
	readonly nobody: readonly DeviceBlock[];
	readonly suppressed: number;
	/** Whose products it is about; ids of the catalogue. */
	readonly makers: readonly string[];
	recipients(): AsyncGenerator<Recipient>;
	close(): Promise<void>;
}

/** Devices that a mail lists. */
const MOST_LISTED = 10;

/** Subscribers that are read at a time. */
const PAGE = 5000;

/** Makes it, over the store of a data directory, beside a running server too. */
export async function audienceOf(dataFolder: string, advisory: Advisory, wish: AudienceWish): Promise<Result<Audience, Problem>> {
	const catalogue = await loadCatalogue(dataFolder);
	if (!catalogue.ok) return { ok: false, error: catalogue.error[0] ?? { code: "cli/unknown", message: "no catalogue", at: "", todo: "" } };
	const opened = await openStoreToRead(dataFolder);
	if (!opened.ok) return opened;
	const store = opened.value;
	const matcher = createMatcher(compileLibrary([advisory], catalogue.value), catalogue.value);
	const suppressed = new Map<string, Set<Stream | undefined>>();
	for (const { email, stream } of await store.subscribers.suppressions(Date.now()))
		suppressed.set(email, (suppressed.get(email) ?? new Set()).add(stream));
	const isSuppressed = (email: string) => {
		const streams = suppressed.get(email);
		return streams !== undefined && (streams.has(undefined) || streams.has(wish.stream));
	};
	const owners = await ownersOf(store, matcher, advisory.id, wish);
	const makers = new Set(
		matcher.library.advisories.flatMap(({ advisory: one }) =>
			one.products.flatMap(({ vendor }) => catalogue.value.findVendors(vendor).map(({ id }) => id)),
		),
	);
	let left = 0;
	for (const email of owners.byEmail.keys()) if (isSuppressed(email)) left += 1;
	return ok({
		devices: owners.devices,
		imports: owners.imports,
		silent: owners.silent,
		nobody: owners.nobody,
		suppressed: left,
		makers: [...makers].sort(),
		async *recipients() {
			for (const [email, recipient] of owners.byEmail) if (!isSuppressed(email)) yield recipient;
			for (let after: string | undefined; ; ) {
				const page = await store.subscribers.page(after, PAGE);
				for (const subscriber of page)
					if (!owners.byEmail.has(subscriber.email) && !isSuppressed(subscriber.email) && wants(subscriber, wish, makers))
						yield recipientOf(subscriber);
				after = page.at(-1)?.id;
				if (page.length < PAGE) return;
			}
		},
		close: () => store.close(),
	});
}

/** Whether somebody asked for this one. Who wants only their own devices' warnings is no owner here, so nothing of theirs is touched. */
function wants(
	{ state, streams, scope, floor, makers, digest }: Subscriber,
	{ stream, level }: AudienceWish,
	about: ReadonlySet<string>,
): boolean {
	return (
		state === "active" &&
		streams.includes(stream) &&
		scope === "all" &&
		// What is of the highest level waits for no digest.
		(digest === "none" || level === "emergency") &&
		rankOf(level) >= rankOf(floor) &&
		(makers.length === 0 || makers.some((maker) => about.has(maker)))
	);
}

function recipientOf({ id, email, name, language }: Subscriber): Recipient {
	return { to: readAddress(email)?.text ?? email, name, language, why: "subscriber", subscriber: id, devices: undefined };
}

interface Owners {
	readonly byEmail: Map<string, Recipient>;
	readonly devices: number;
	readonly imports: readonly string[];
	readonly silent: readonly string[];
	readonly nobody: readonly DeviceBlock[];
}

/** The people of every organisation with devices that are affected or open, there or below; of two roles the one with more devices counts. */
async function ownersOf(store: Store, matcher: Matcher, advisory: string, { language, asOf }: AudienceWish): Promise<Owners> {
	const organisations = await store.people.organisations();
	const tree = organisationTree(organisations);
	const lists = await readLists(store, undefined);
	const waves = await store.waves.waves();
	const byEmail = new Map<string, Recipient>();
	const imports = new Set<string>();
	const silent: string[] = [];
	const nobody: DeviceBlock[] = [];
	let devices = 0;
	for (const organisation of organisations) {
		const within = tree.within(organisation.id).map(({ id, name }) => ({ id, name }));
		const of = within.map(({ id }) => id);
		const { counted } = countedImports(await store.inventory.imports(of));
		if (counted.length === 0) continue;
		for (const { id } of counted) imports.add(id);
		const numbers = new Map(of.map((id, number) => [id, number]));
		const growing = growView(within, matcher, { filter: {}, asOf, waves, lists });
		for await (const page of store.inventory.everyDevice({ of, seenIn: counted.map(({ id }) => id) }))
			growing.add(
				page.map(({ id, organisationId, device, lastSeenAt }) => ({ id, owner: numbers.get(organisationId) ?? 0, device, lastSeenAt })),
			);
		const view = growing.finish();
		if (organisation.parentId === undefined) devices += view.fleet.size;
		const { summary } = reachOf(view, advisory);
		if (summary.known_affected + summary.under_investigation === 0) continue;
		const block: DeviceBlock = {
			organisation: organisation.name,
			total: view.fleet.size,
			affected: summary.known_affected,
			open: summary.under_investigation,
			unidentified: unidentifiedIn(view),
			first: listed(view, advisory),
			path: `/console/organisations/${organisation.id}/fleet?advisory=${encodeURIComponent(advisory)}`,
		};
		const members = (await store.people.members(organisation.id)).filter(({ person }) => person.disabledAt === undefined);
		const above = tree.upwards(organisation.id).slice(1);
		if (members.length === 0 && (await Promise.all(above.map(({ id }) => store.people.members(id)))).every((held) => held.length === 0)) {
			silent.push(organisation.name);
			nobody.push(block);
		}
		for (const { person } of members) {
			const before = byEmail.get(person.email);
			if (before?.devices !== undefined && before.devices.total >= block.total) continue;
			const { language: own } = await store.preferences.of(person.id);
			const to = readAddress(person.email)?.text;
			if (to === undefined) {
				silent.push(`${organisation.name}: ${person.email}`);
				continue;
			}
			const spoken: Language = own === "de" || own === "en" ? own : language;
			byEmail.set(person.email, { to, name: person.name, language: spoken, why: "owner", subscriber: undefined, devices: block });
		}
	}
	return { byEmail, devices, imports: [...imports].sort(), silent, nobody };
}

function listed(view: Parameters<typeof listDevices>[0], advisory: string): readonly ListedDevice[] {
	const found = (["known_affected", "under_investigation"] as const).flatMap((verdict) =>
		listDevices(view, { advisory, verdict, sort: "urgency", limit: MOST_LISTED }).items.map(
			(row): ListedDevice => ({
				name: row.name ?? row.givenId,
				label: [row.brand ?? row.maker, row.model].filter((text) => text !== undefined).join(" "),
				site: row.site,
				firmware: row.firmware,
				target: row.step?.upgradeTo,
				verdict,
				isExposed: row.exposure === "internet",
			}),
		),
	);
	// What the internet reaches goes first, whatever is known of it.
	return [...found.filter(({ isExposed }) => isExposed), ...found.filter(({ isExposed }) => !isExposed)].slice(0, MOST_LISTED);
}
