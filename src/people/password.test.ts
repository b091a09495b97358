import assert from "node:assert/strict";
import { test } from "node:test";
import { emailKey, LONGEST, passwordFault } from "./password.ts";

const ada = { email: "ada.lovelace@example.org", name: "Ada Lovelace" };

// password, what is wrong with it
for (const [password, fault] of [
	["", /0 characters/],
	["elf-zeichen", /11 characters/],
	["correct horse battery staple", undefined],
	["äöü ßéñ 漢字 и много", undefined],
	["aaaaaaaaaaaaaaaa", /repeats/],
	["abababababababab", /repeats/],
	["ada.lovelace@example.org", /name/],
	["ADA.lovelace1", /name/],
	["seawall12345", /name/],
	["seawall behind the harbour", undefined],
	["x1y2z3".repeat(43), new RegExp(`${LONGEST} are the most`)],
] as const) {
	test(`password ${JSON.stringify(password.slice(0, 40))}`, () => {
		const found = passwordFault(password, ada);
		if (fault === undefined) assert.equal(found, undefined);
		else assert.match(found ?? "", fault);
	});
}

// as written, as compared
for (const [written, key] of [
	[" Ada@Example.ORG ", "ada@example.org"],
	["ada@localhost", "ada@localhost"],
	["ada", undefined],
	["", undefined],
	["a@b@c", undefined],
	["a b@c.org", undefined],
	["a\n@c.org", undefined],
	[`${"a".repeat(65)}@c.org`, undefined],
	[`a@${"c".repeat(300)}`, undefined],
] as const) {
	test(`e-mail ${JSON.stringify(written.slice(0, 40))}`, () => assert.equal(emailKey(written), key));
}
