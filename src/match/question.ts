/** The missing facts of a fleet, ordered by how many open verdicts each decides. */
import type { HoleJudgement } from "./hole.ts";
import type { Identity } from "./identity.ts";
import type { Question } from "./verdict.ts";

/** A question, and how many verdicts an answer on one device decides. */
export interface QuestionKey {
	readonly key: string;
	readonly fact: string;
	readonly about: string;
	/** Whom the hint must name: the maker whose menus show it, or the seller who knows. */
	readonly whom: string | undefined;
	readonly decides: number;
}

/** The question to put before all others: reading builds, which the owner can do alone; else the one that decides most. */
export function mainQuestion(questions: readonly Question[]): Question | undefined {
	return questions.find((question) => question.fact === "firmware") ?? questions[0];
}

/** The questions that devices of one identity ask. */
export function questionsOf(identity: Identity, holes: readonly HoleJudgement[], makerName: string | undefined): readonly QuestionKey[] {
	const counts = new Map<string, { fact: string; about: string; decides: number }>();
	for (const hole of holes) {
		if (hole.verdict !== "under_investigation") continue;
		for (const need of hole.needs) {
			const about = aboutOf(need.fact, identity, hole);
			const key = `${need.fact}\u0000${about}`;
			const held = counts.get(key);
			if (held === undefined) counts.set(key, { fact: need.fact, about, decides: 1 });
			else held.decides += 1;
		}
	}
	return [...counts].map(([key, entry]) => ({ key, ...entry, whom: entry.fact === "oem_model" ? identity.brand : makerName }));
}

/** The questions that contradictions ask: one for each, whatever the documents say. `holes`: what is judged on the device. */
export function contradictionsOf(contradictions: readonly string[], holes: number): readonly QuestionKey[] {
	return contradictions.map((about) => ({
		key: `contradiction\u0000${about}`,
		fact: "maker",
		about,
		whom: undefined,
		decides: Math.max(1, holes),
	}));
}

/** What splits a fact into separate questions: who must be asked. */
function aboutOf(fact: string, identity: Identity, hole: HoleJudgement): string {
	switch (fact) {
		case "firmware":
		case "model":
		case "maker":
		case "oem_model":
			return "";
		case "condition":
			return hole.needs[0]?.question ?? "";
		default:
			return identity.brand ?? identity.maker ?? "";
	}
}

/** A question with its devices, ready to be shown. */
export function toQuestion(
	key: Pick<QuestionKey, "fact" | "about">,
	deviceIds: readonly string[],
	decides: number,
	whom: ReadonlySet<string>,
): Question {
	const { what, hint } = wordsOfQuestion(key, deviceIds.length, whom);
	return { fact: key.fact, what, decides, deviceIds, hint };
}

/** What is asked about `n` devices, and where to look. */
export function wordsOfQuestion(
	key: Pick<QuestionKey, "fact" | "about">,
	n: number,
	whom: ReadonlySet<string>,
): Pick<Question, "what" | "hint"> {
	const these = n === 1 ? "this device" : `these ${n} devices`;
	return { what: wordsOf(key, these), hint: hintOf(key.fact, whom) };
}

function wordsOf(key: Pick<QuestionKey, "fact" | "about">, these: string): string {
	switch (key.fact) {
		case "firmware":
			return `Read the firmware build of ${these}`;
		case "model":
			return `Read the full model name of ${these}`;
		case "maker":
			return key.about === "" ? `Find out who built ${these}` : `Look inside ${these}: ${key.about}`;
		case "oem_model":
			return `Find out which of the maker's models ${these} ${these === "this device" ? "is" : "are"}`;
		case "condition":
			return `${key.about} (${these})`;
		default:
			return `Ask ${key.about === "" ? "the vendor" : key.about} whether the firmware of ${these} has the fix`;
	}
}

/** Where the builds of the common makers are shown; from the makers' own menus, as installers know them. */
const MENUS: readonly (readonly [maker: string, menu: string])[] = [
	["Hikvision", "Hikvision: Configuration > System > System Settings > Basic Information, or the SADP tool"],
	["Dahua", "Dahua: Setting > Information > Version, or ConfigTool"],
	["Axis", "Axis: Help > About, or AXIS Device Manager"],
	["Uniview", "Uniview: Setup > Common > Basic Info, or EZTools"],
	["Hanwha", "Hanwha: Setup > System > Product information, or Wisenet Device Manager"],
];

function hintOf(fact: string, whom: ReadonlySet<string>): string {
	switch (fact) {
		case "firmware": {
			const menus = MENUS.filter(([maker]) => whom.has(maker)).map(([, menu]) => menu);
			return menus.length === 0 ? "It stands on the device's system or about page." : `${menus.join(". ")}.`;
		}
		case "model":
			return "It stands on the label under the housing and on the device's system page.";
		case "maker":
			return "Try the label, the first six digits of the MAC address, and which maker's discovery tool finds it.";
		case "oem_model":
			return `Ask the seller${whom.size === 0 ? "" : ` (${[...whom].sort().slice(0, 12).join(", ")})`}; the device's own system page sometimes shows the maker's model.`;
		default:
			return "Keep them off the internet until it is answered.";
	}
}
