/** What to do about each product, in one sentence: exactly one remediation a product. */
import type { RemediationCategory } from "./csaf-document.ts";
import type { Entry } from "./entry.ts";

/** A remedy in words, before products are gathered: `{}` in `text` is where they are named. */
interface Remedy {
	readonly category: RemediationCategory;
	readonly text: string;
}

/** A remediation for entries that are told the same. */
export interface RemedyGroup {
	readonly category: RemediationCategory;
	readonly details: string;
	readonly entries: readonly Entry[];
}

/** Remediations for all entries that are affected or open. One product is called by its name, several are `these devices`. */
export function remediesOf(entries: readonly Entry[]): readonly RemedyGroup[] {
	const groups = new Map<string, { readonly remedy: Remedy; readonly entries: Entry[] }>();
	for (const entry of entries) {
		if (entry.status !== "known_affected" && entry.status !== "under_investigation") continue;
		const remedy = remedyOf(entry, entries);
		const key = `${remedy.category} ${remedy.text}`;
		const group = groups.get(key) ?? { remedy, entries: [] };
		group.entries.push(entry);
		groups.set(key, group);
	}
	return [...groups.values()].map((group) => {
		const names = new Set(group.entries.map((entry) => entry.name));
		const [first = ""] = names;
		return {
			category: group.remedy.category,
			details: group.remedy.text.replace("{}", names.size === 1 ? first : "these devices"),
			entries: group.entries,
		};
	});
}

function remedyOf(entry: Entry, all: readonly Entry[]): Remedy {
	if (entry.undecided) {
		return {
			category: "mitigation",
			text: "Look up whether {} can be affected, and ask the maker; until then keep out of reach from the internet.",
		};
	}
	const what = entry.software ? "version" : "firmware";
	switch (entry.statement.remedy) {
		case "vendor_fix":
			return {
				category: "vendor_fix",
				text:
					updateOf(entry, all) ??
					`Install the newest ${what} that the maker offers for {}; no source read names the version that closes the hole.`,
			};
		case "mitigation":
			return {
				category: "mitigation",
				text: `Install the newest ${what} that the maker offers for {} and keep it out of reach from the internet; no source read names the version that closes the hole.`,
			};
		case "none_available":
			return {
				category: "none_available",
				text: "No fix is known for {}: replace, or isolate in a network segment that the internet cannot reach.",
			};
		case "no_fix_planned":
			return {
				category: "no_fix_planned",
				text: "Replace {}: no fix will come, support has ended. Until then isolate in a network segment that the internet cannot reach.",
			};
	}
}

/** The update to the latest fix that any source states for these devices, for nothing less is fixed by all of them. */
function updateOf(entry: Entry, all: readonly Entry[]): string | undefined {
	const others = all.filter((other) => other.tag !== entry.tag && isSameFamily(entry, other));
	const latest = others.reduce((held, next) => (isLater(next, held) ? next : held), entry);
	if (latest.name !== entry.name) return toDay(latest.fix?.day);
	return toVersion(latest.fix?.version) ?? toDay(latest.fix?.day);
}

/** Whether an entry's fix is later than the held one's; any fix is later than none, and days that nobody states decide nothing. */
function isLater(next: Entry, held: Entry): boolean {
	if (next.fix?.version === undefined && next.fix?.day === undefined) return false;
	if (held.fix?.version === undefined && held.fix?.day === undefined) return true;
	return next.fix.day !== undefined && held.fix.day !== undefined && next.fix.day > held.fix.day;
}

function toVersion(version: string | undefined): string | undefined {
	return version === undefined ? undefined : `Update {} to ${version} or later.`;
}

function toDay(day: string | undefined): string | undefined {
	return day === undefined ? undefined : `Update {} to firmware built on ${day} or later.`;
}

/** True when one entry's model belongs to the other's family: `XVR4X04` to `XVR4xxx`. */
function isSameFamily(a: Entry, b: Entry): boolean {
	return (
		a.name === b.name || a.numbers.some((pattern) => isCovered(b.name, pattern)) || b.numbers.some((pattern) => isCovered(a.name, pattern))
	);
}

/** Whether a name fits a model number with `?` and at most one `*`. */
function isCovered(name: string, pattern: string): boolean {
	const [head = "", tail] = pattern.split("*");
	const fits = (part: string, text: string): boolean =>
		part.length === text.length && [...part].every((char, at) => char === "?" || char === text[at]);
	if (tail === undefined) return fits(head, name);
	if (name.length < head.length + tail.length) return false;
	return fits(head, name.slice(0, head.length)) && fits(tail, name.slice(name.length - tail.length));
}
