/** What the page of a wave is made of. */
import type { Problem } from "../../../core/problem.ts";
import type { Wave } from "../../../detect/wave.ts";
import type { DocumentRow } from "../../../match/view/document-rows.ts";
import type { WaveReachReport } from "../../../match/wave-reach.ts";
import type { Say } from "../../design/say.ts";

/** What is shown. */
export interface WavePageProps {
	readonly say: Say;
	readonly wave: Wave;
	/** Oldest first. */
	readonly revisions: readonly Wave[];
	/** All others on record. */
	readonly others: readonly Wave[];
	readonly reach: WaveReachReport | undefined;
	readonly documents: readonly DocumentRow[];
	/** Where the organisation's pages begin. */
	readonly base: string;
	makerName(id: string): string;
	/** Those at the top run the sensors: they see every count, and lines. */
	readonly isTop: boolean;
	readonly mayChange: boolean;
	readonly formWord: string;
	readonly problem: Problem | undefined;
	readonly done: string | undefined;
}
