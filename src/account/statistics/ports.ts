/** What statistics need from outside: somewhere to keep what was published, and surveys. */
import type { Edition } from "./small-cells.ts";
import type { ShareId } from "./statistics.ts";
import type { Survey } from "./survey.ts";

/** Who changes something, and when (UTC milliseconds). */
interface Changed {
	readonly who: string;
	readonly at: number;
}

/** Keeps editions and surveys; every change is in the audit, contributions of organisations are not. */
export interface StatisticsStore {
	/** What is published of a share now; `undefined`: nothing was counted yet. */
	edition(id: ShareId): Promise<Edition | undefined>;
	/** Publishes an edition. False: another one was published since `before` (UTC milliseconds of that edition). */
	publish(change: {
		readonly id: ShareId;
		readonly before: number | undefined;
		readonly edition: Edition;
		readonly who: string;
	}): Promise<boolean>;
	/** Newest first. */
	surveys(): Promise<readonly Survey[]>;
	/** Keeps a survey, in the place of one with the same id. */
	keepSurvey(change: Changed & { readonly survey: Survey }): Promise<void>;
	/** Takes one away; false: there is none. The audit keeps what it said in short. */
	removeSurvey(change: Changed & { readonly id: string }): Promise<boolean>;
}
