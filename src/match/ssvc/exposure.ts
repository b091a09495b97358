/** Who can reach a device: in words, and as the tables ask it. */
import type { Exposure } from "../../inventory/device.ts";
import type { Known } from "./decision-table.ts";

/** The words for a device that the internet reaches. */
export const EXPOSED = "reachable from the internet";

/** Exposure in words. */
export function exposureWords(exposure: Exposure): string {
	switch (exposure) {
		case "internet":
			return EXPOSED;
		case "internal":
			return "reachable from the internal network only";
		case "isolated":
			return "isolated";
		case "unknown":
			return "whether the internet reaches it is not known";
	}
}

/** SSVC "System Exposure"; its second rule of thumb: what can be automated is at least `controlled`. */
export function systemExposure(exposure: Exposure, automatable: boolean | undefined): Known {
	switch (exposure) {
		case "internet":
			return "open";
		case "internal":
			return "controlled";
		case "isolated":
			return automatable === false ? "small" : automatable === true ? "controlled" : ["small", "controlled"];
		case "unknown":
			return undefined;
	}
}
