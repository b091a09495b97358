/** The addresses of mail servers; what goes over the wire is tested in `test/delivery`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { smtpMailer } from "./smtp.ts";

// address of the server, sender, where it sends to, or what is wrong
for (const [address, from, place] of [
	["smtp://mail.example.org", "seawall@example.org", "mail.example.org:587"],
	["smtps://ada:p%40ss@mail.example.org", "seawall@example.org", "mail.example.org:465"],
	["smtp://127.0.0.1:2525", "seawall@localhost", "127.0.0.1:2525"],
	["smtp://[::1]:2525", "seawall@localhost", "::1:2525"],
	["http://mail.example.org", "seawall@example.org", undefined],
	["mail.example.org:25", "seawall@example.org", undefined],
	["smtp://", "seawall@example.org", undefined],
	["smtp://a:%zz@mail.example.org", "seawall@example.org", undefined],
	["smtp://secret@mail.example.org", "Seawall <x@y>", undefined],
] as const) {
	test(`mail over ${address} from ${from}: ${place ?? "refused"}`, () => {
		const made = smtpMailer(address, from);
		if (made.ok) assert.equal(made.value.place, place);
		else assert.deepEqual([place, made.error.code, /secret/.test(JSON.stringify(made.error))], [undefined, "delivery/bad-address", false]);
	});
}
