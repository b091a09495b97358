/** What is said over other channels: bounded, and strangers' words make neither link nor field nor line. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { FORMS, type Form } from "./channel.ts";
import { type NoticeFacts, sentenceOf, shortOf, webhookBody } from "./notice-text.ts";
import { syslogLine } from "./syslog.ts";

const facts = (title: string, organisation: string | undefined, level: "advice" | "emergency" = "emergency"): NoticeFacts => ({
	campaign: {
		id: "campaign01",
		advisory: { id: "SW-2026-0001", title, version: "1", sha256: "a".repeat(64) },
		level,
		site: "https://seawall.example.org",
	},
	group:
		organisation === undefined
			? undefined
			: {
					organisation,
					people: ["ada@example.org"],
					language: "en",
					devices: { organisation, total: 212, affected: 14, open: 3, first: [], path: "/" },
				},
	at: Date.UTC(2026, 4, 3, 12),
});

test("the sentence says level, whom, how many and which document", () => {
	assert.equal(sentenceOf(facts("Login can be passed by", undefined)), "Emergency Warning: Login can be passed by (SW-2026-0001)");
	assert.equal(
		sentenceOf(facts("Login can be passed by", "Harbour")),
		"Emergency Warning unanswered: Harbour, 14 of 212 devices affected, 3 not decided: Login can be passed by (SW-2026-0001)",
	);
});

test("a telephone gets at most 90 characters on one line, and the document's id is never cut", () => {
	fc.assert(
		fc.property(
			fc.string({ unit: "binary", maxLength: 300 }),
			fc.option(fc.string({ unit: "binary", maxLength: 300 })),
			(title, organisation) => {
				const text = shortOf(facts(title, organisation ?? undefined));
				assert.ok([...text].length <= 90, text);
				assert.doesNotMatch(text, /[\u0000-\u001f\u007f\u2028]/);
				assert.match(text, /SW-2026-0001$/);
			},
		),
	);
});

test("every form is JSON, and hostile words stay words", () => {
	const hostile = '<https://evil.example|click> <!channel> *x* [y](https://evil.example) "<b>\n& \u202e';
	const bodyOf = (form: Form) => JSON.parse(webhookBody(form, facts(hostile, hostile), "+49 40 1"));
	const [standard, slack, teams, matrix, sms] = FORMS.map(bodyOf);
	assert.doesNotMatch(slack.text, /<(?!\/)/);
	assert.doesNotMatch(matrix.html.replace(/<\/?(?:strong|br|a)(?: href="https:\/\/seawall[^"]*")?>/g, ""), /[<>]/);
	assert.doesNotMatch(teams.attachments[0].content.body[0].text, /(?<!\\)\[/);
	assert.equal(teams.attachments[0].content.actions[0].url, "https://seawall.example.org/advisories/SW-2026-0001");
	assert.deepEqual([standard.type, standard.data.devices], ["seawall.silence", { total: 212, affected: 14, open: 3 }]);
	assert.deepEqual(Object.keys(sms), ["to", "text"]);
});

const ORIGIN = { host: "seawall.example", version: "1.0.0" };

test("syslog after RFC 5424: priority, time, structured data, the mark of UTF-8", () => {
	assert.equal(
		syslogLine("rfc5424", facts("Tür offen", undefined), ORIGIN),
		'<106>1 2026-05-03T12:00:00.000Z seawall.example seawall - warning [seawall@32473 campaign="campaign01" advisory="SW-2026-0001" level="emergency"] \ufeffEmergency Warning: Tür offen (SW-2026-0001)',
	);
	assert.equal(
		syslogLine("cef", facts("Tür|offen", "A=B", "advice"), ORIGIN),
		"<109>1 2026-05-03T12:00:00.000Z seawall.example seawall - silence - CEF:0|Seawall|Seawall|1.0.0|silence|Tür\\|offen|4|rt=1777809600000 externalId=campaign01 cs1Label=advisory cs1=SW-2026-0001 cs2Label=organisation cs2=A\\=B cn1Label=affected cn1=14 request=https://seawall.example.org/advisories/SW-2026-0001 msg=Advice unanswered: A\\=B, 14 of 212 devices affected, 3 not decided: Tür|offen (SW-2026-0001)",
	);
});

test("no words make a second line, a further element or a further field of CEF", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ unit: "binary", maxLength: 200 }), (title, organisation) => {
			const line = syslogLine("rfc5424", facts(title, organisation), ORIGIN);
			assert.doesNotMatch(line, /[\r\n\u0000]/);
			const data = /\[seawall@32473((?: \w+="(?:[^"\\\]]|\\["\\\]])*")+)\] \ufeff/.exec(line);
			assert.ok(data !== null, line);
			const cef = syslogLine("cef", facts(title, organisation), ORIGIN);
			assert.doesNotMatch(cef, /[\r\n\u0000]/);
			assert.equal([...cef.slice(cef.indexOf("CEF:0")).split(/(?<!\\)(?:\\\\)*\|/)].length >= 8, true);
			assert.equal(cef.match(/(?<!\\)(?:\\\\)*externalId=/g)?.length, 1);
		}),
	);
});
