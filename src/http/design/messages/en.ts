/**
 * Every text of console and public site, in English. `{name}` is filled in; `{n|device|devices}` is the word that goes with a number.
 *
 * Other languages have the same keys and the same names to fill in; a test compares them, and looks for keys that nobody uses.
 */
export const EN = {
	"verdict.known_affected": "at risk",
	"verdict.under_investigation": "not decided",
	"verdict.fixed": "fixed",
	"verdict.known_not_affected": "not affected",
	"verdict.no_statement": "nothing known",
	"exposure.internet": "reachable from the internet",
	"exposure.internal": "internal network",
	"exposure.isolated": "isolated",
	"exposure.unknown": "reach not stated",
	"confidence.high": "high confidence",
	"confidence.medium": "medium confidence",
	"confidence.low": "low confidence",

	"frame.skip": "Skip to the page",
	"frame.places": "Places",
	"frame.menu": "Menu",
	"frame.signOut": "Sign out {name}",
	"frame.language": "Language",
	"frame.youAreHere": "Where you are",

	"place.organisations": "Organisations",
	"place.account": "Your account",
	"place.people": "People",
	"place.yours": "Yours",

	"due.overdue": "overdue since {date}",
	"due.today": "due today, {date}",
	"due.on": "due {date}",

	"table.next": "Next page",
	"table.first": "First page",
	"table.shown": "{from} to {to} of {n} {n|row|rows}",
	"table.none": "No rows",
	"table.scrolls": "Table: {name}",
	"filter.apply": "Filter",
	"filter.clear": "Clear all",
	"filter.any": "any",
	"filter.remove": "Remove: {name}",
	"filter.active": "Filters in use",
	"chart.table": "The same as a table",
	"chart.all": "all",
	"chart.more": "\u2026 and {n} more: in the table.",

	"proof.rule": "rule",
	"proof.moreSteps": "\u2026 and {n} more {n|step|steps}: in the JSON.",
	"proof.decides": "What would decide it:",
	"proof.thus": "Hence: {verdict}, {confidence}.",

	"design.title": "Design",
	"design.lead":
		"Quiet paper, one deep water colour, one colour and one shape a verdict: no colour says anything alone. Every part of our pages stands here as it is.",
	"design.colours": "Colours, light and dark",
	"design.type": "Sizes of type",
	"design.space": "Steps of space",
	"design.words": "Verdicts, reach, time",
	"design.forms": "Forms and what they answer",
	"design.lists": "Lists",
	"design.proof": "A proof as a story",
	"design.charts": "Charts",
	"design.sample": "An example",

	"count.devices": "{n} {n|device|devices}",
} as const satisfies Readonly<Record<string, string>>;

/** Names a text. */
export type MessageKey = keyof typeof EN;
