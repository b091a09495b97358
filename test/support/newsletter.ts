/** A newsletter that somebody sent, made for a test. */
import type { ArchivedLanguage, ArchivedNewsletter } from "../../src/warn/newsletter/archive.ts";
import type { Language } from "../../src/warn/recipient.ts";

function inLanguage(language: Language): ArchivedLanguage {
	return {
		newsletter: {
			language,
			day: "2031-05-06",
			subject: language === "de" ? "Betreff" : "Subject",
			title: language === "de" ? "Rundbrief, 2031-05-06" : "Newsletter, 2031-05-06",
			intro: [],
			introLanguage: language,
			parts: [
				{
					over: "Emergency Warning",
					level: "emergency",
					title: "Cameras give a stranger control <b>(EX-2031-0007)",
					language: "en",
					lead: "Install the fixed firmware.",
					blocks: [
						{ kind: "list", ordered: true, items: [["Install it."]] },
						{ kind: "table", head: ["Product", "Firmware"], rows: [["Dome DX-210", "before 5.4.5"]] },
						{ kind: "terms", entries: [{ term: "Severity", value: "Critical" }] },
					],
					link: { text: "The whole warning", address: "https://example.org/advisories/EX-2031-0007" },
				},
			],
		},
		scores: { prominence: 92, clarity: 82.6, spin: 0, timeliness: null, reach: 50, ruleVersion: "2026-11-24.2" },
		mail: "Subject: Subject\r\n\r\nText\r\n",
	};
}

/** Makes it. */
export function madeNewsletter(id: string, changes: Partial<ArchivedNewsletter> = {}): ArchivedNewsletter {
	return {
		schema: "seawall/newsletter/1",
		id,
		stream: "news",
		publishedAt: 1,
		open: ["EX-2031-0007"],
		languages: { en: inLanguage("en"), de: inLanguage("de") },
		...changes,
	};
}
