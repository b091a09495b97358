/** What operators are told of: `fleet-days`, lists and waves. */
import type { Pattern } from "../sentence.ts";

export const ALERT: readonly Pattern[] = [
	[
		"{1}: {2} devices newly at risk within reach of the internet, {3} in all",
		"{1}: {2} Geräte neu gefährdet und aus dem Internet erreichbar, {3} insgesamt",
	],
	[
		"{1}: 1 device newly at risk within reach of the internet, {2} in all",
		"{1}: 1 Gerät neu gefährdet und aus dem Internet erreichbar, {2} insgesamt",
	],
	["{1}: {2} devices newly at risk, {3} in all", "{1}: {2} Geräte neu gefährdet, {3} insgesamt"],
	["{1}: 1 device newly at risk, {2} in all", "{1}: 1 Gerät neu gefährdet, {2} insgesamt"],
	["and {1} more holes: see the console", "und {1} weitere Lücken: siehe Konsole"],
	["a wave of attacks ({1}) may reach {2} devices", "eine Angriffswelle ({1}) kann {2} Geräte erreichen"],
	["a wave of attacks ({1}) may reach 1 device", "eine Angriffswelle ({1}) kann 1 Gerät erreichen"],
	["{1:} is of {2}, more than {3} days ago", "{1} ist vom {2}, vor mehr als {3} Tagen"],
	["the list of attacked holes (CISA KEV)", "die Liste der angegriffenen Lücken (CISA KEV)"],
	["the catalogue", "der Katalog"],
];
