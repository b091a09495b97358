/** What one line says of an attack, whoever wrote it: nothing in it is trusted, and it is made anew from each line in the same object. */
import { NO_ADDRESS } from "./address.ts";

/** How far an attack came. */
export type Stage = "probe" | "attempt" | "login" | "success" | "victim";

/** One of them. Texts are empty, numbers 0 (addresses `NO_ADDRESS`) where the line says nothing. */
export interface Sighting {
	/** UTC milliseconds. */
	at: number;
	/** See `address.ts`. */
	source: number;
	target: number;
	port: number;
	/** Who saw it, as the line says; empty: the file it stands in. */
	sensor: string;
	/** Id of the rule that a sensor matched; 0 for none. */
	rule: number;
	/** Its title; need not be there with each line. */
	ruleName: string;
	path: string;
	agent: string;
	/** ISO 3166, as the line says. */
	country: string;
	stage: Stage;
	/** Of a victim's report: device, symptoms, and who reports, as written. */
	device: string;
	symptoms: string;
	organisation: string;
	/** The organisation whose sensors sent the line, as whoever took it in knows it; empty: nobody said. */
	sender: string;
	/** 64 bits that are the same for the same line. */
	lineHigh: number;
	lineLow: number;
	/** How many events the line stands for. */
	times: number;
}

/** An empty one. */
export function createSighting(): Sighting {
	return {
		at: Number.NaN,
		source: NO_ADDRESS,
		target: NO_ADDRESS,
		port: 0,
		sensor: "",
		rule: 0,
		ruleName: "",
		path: "",
		agent: "",
		country: "",
		stage: "probe",
		device: "",
		symptoms: "",
		organisation: "",
		sender: "",
		lineHigh: 0,
		lineLow: 0,
		times: 1,
	};
}

/** Makes it empty again. */
export function clearSighting(sighting: Sighting): void {
	sighting.at = Number.NaN;
	sighting.source = NO_ADDRESS;
	sighting.target = NO_ADDRESS;
	sighting.port = 0;
	sighting.sensor = "";
	sighting.rule = 0;
	sighting.ruleName = "";
	sighting.path = "";
	sighting.agent = "";
	sighting.country = "";
	sighting.stage = "probe";
	sighting.device = "";
	sighting.symptoms = "";
	sighting.organisation = "";
	sighting.sender = "";
	sighting.lineHigh = 0;
	sighting.lineLow = 0;
	sighting.times = 1;
}
