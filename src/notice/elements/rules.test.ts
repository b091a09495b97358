import assert from "node:assert/strict";
import { test } from "node:test";
import { scoreNotice } from "../score/score-notice.ts";

const stateOf = (text: string, element: string) =>
	scoreNotice(new TextEncoder().encode(text)).metrics.find(({ id }) => id === `C1.${element}`)?.value;

// Each row is a notice in a few words, an element and its state.
for (const [text, element, state] of [
	["Attackers erase recorders. This concerns users who had failed to change their passwords.", "action", "absent"],
	["Attackers erase Acme R2 recorders. Please change the password of every Acme R2.", "action", "bound"],
	["Tarn Video warns of attacks on its TV-300. Install 2.4.1 on every TV-300.", "source", "bound"],
	[
		"Criminals take over Acme C2 cameras. Owners should disconnect the cameras from the internet today. There is no fix yet.",
		"workaround",
		"bound",
	],
	["Acme C2: install 2.4.1. Reply to this mail if anything goes wrong.", "contact", "bound"],
	["Schweregrad: kritisch\nBehoben in: 1.9.0\nMaßnahme: sofort 1.9.0 installieren", "action", "bound"],
] as const)
	test(`${element} is ${state}: ${text}`, () => assert.equal(stateOf(text, element), state));
