/** Tests 6.1.38 to 6.1.41 and 6.2.28 to 6.2.30 of CSAF 2.1: the sharing group (section 3.2.2.5.1). */
import { distributionOf, MAX_UUID, NIL_UUID } from "./distribution.ts";
import { type Fix, rule } from "./rule.ts";

const NAMES: Readonly<Record<string, string>> = { [MAX_UUID]: "Public", [NIL_UUID]: "No sharing allowed" };

const without = (pointer: string): Fix => ({ what: "removes sharing_group", edits: [{ kind: "remove", pointer }] });

/** Test 6.1.38. */
export const maxUuidNotClear = rule(
	"6.1.38",
	"Non-Public Sharing Group with Max UUID",
	"The group of everybody contradicts a label that keeps the document from somebody.",
	(view, report) => {
		const { groupId, isClear, label, place, groupPlace } = distributionOf(view);
		if (groupId === MAX_UUID && !isClear)
			report(
				place.pointer("tlp", "label"),
				`the sharing group is everybody's, and the label is TLP:${label ?? "?"}`,
				without(groupPlace.pointer()),
			);
	},
);

/** Test 6.1.39. */
export const clearNotMaxUuid = rule(
	"6.1.39",
	"Public Sharing Group with No Max UUID",
	"A closed group contradicts a label that lets everybody read the document.",
	(view, report) => {
		const { groupId, isClear, groupPlace } = distributionOf(view);
		if (groupId === undefined || !isClear || groupId === MAX_UUID || (groupId === NIL_UUID && view.status === "draft")) return;
		report(groupPlace.pointer("id"), "the document is TLP:CLEAR, and its sharing group is not the one of everybody");
	},
);

/** Test 6.1.40. */
export const reservedGroupName = rule(
	"6.1.40",
	"Invalid Sharing Group Name",
	"A reserved name on another group makes readers share what they must not.",
	(view, report) => {
		const { groupId, groupName, groupPlace } = distributionOf(view);
		if (groupName === undefined) return;
		const owner = Object.entries(NAMES).find(([, name]) => name === groupName)?.[0];
		if (owner !== undefined && owner !== groupId) report(groupPlace.pointer("name"), `the name "${groupName}" is reserved for ${owner}`);
	},
);

/** Test 6.1.41. */
export const missingGroupName = rule(
	"6.1.41",
	"Missing Sharing Group Name",
	"The two special groups are told by their names to those who do not know their numbers.",
	(view, report) => {
		const { group, groupId = "", groupName, groupPlace } = distributionOf(view);
		const name = Object.hasOwn(NAMES, groupId) ? NAMES[groupId] : undefined;
		if (group === undefined || name === undefined || groupName === name) return;
		const edit =
			groupName === undefined
				? ({ kind: "add", pointer: groupPlace.pointer(), key: "name", value: name } as const)
				: ({ kind: "replace", pointer: groupPlace.pointer("name"), value: name } as const);
		report(groupPlace.pointer(...(groupName === undefined ? [] : ["name"])), `a sharing group with this id is named "${name}"`, {
			what: `sets the name "${name}"`,
			edits: [edit],
		});
	},
);

/** Test 6.2.28. */
export const usesMaxUuid = rule("6.2.28", "Usage of Max UUID", "The Max UUID names no group that could be closed.", (view, report) => {
	const { groupId, groupPlace } = distributionOf(view);
	if (groupId === MAX_UUID) report(groupPlace.pointer("id"), "the sharing group has the Max UUID", without(groupPlace.pointer()));
});

/** Test 6.2.29. */
export const usesNilUuid = rule("6.2.29", "Usage of Nil UUID", "The Nil UUID says that nobody may read the document.", (view, report) => {
	const { groupId, groupPlace } = distributionOf(view);
	if (groupId === NIL_UUID) report(groupPlace.pointer("id"), "the sharing group has the Nil UUID");
});

/** Test 6.2.30. */
export const groupOnClear = rule(
	"6.2.30",
	"Usage of Sharing Group on TLP:CLEAR",
	"What everybody may read needs no group.",
	(view, report) => {
		const { group, isClear, groupPlace } = distributionOf(view);
		if (group !== undefined && isClear)
			report(groupPlace.pointer(), "the document is TLP:CLEAR and has a sharing group", without(groupPlace.pointer()));
	},
);
