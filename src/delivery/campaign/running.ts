/** Which campaigns are being sent from a data directory, so that the more urgent one goes first, whichever process sends it. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Campaign } from "../../warn/campaign.ts";
import { LEVELS, rankOf } from "../../warn/level.ts";
import { campaignsFolder } from "./folder.ts";

/** This process's place among those that send. */
export interface Running {
	/** Whether a campaign of a higher level is being sent. */
	mustWait(): boolean;
	close(): void;
}

/** How often it is looked. */
const LOOK_MS = 500;

/** Says that a campaign is being sent, and looks for others. */
export function runningAbove(dataFolder: string, { id, level }: Pick<Campaign, "id" | "level">): Running {
	const folder = join(campaignsFolder(dataFolder), "running");
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const own = join(folder, `${rankOf(level)}-${process.pid}-${id}`);
	writeFileSync(own, "");
	let [lookedAt, waits] = [0, false];
	return {
		mustWait() {
			if (rankOf(level) === LEVELS.length - 1) return false;
			if (Date.now() - lookedAt < LOOK_MS) return waits;
			lookedAt = Date.now();
			waits = readdirSync(folder).some((name) => {
				const [rank = "", pid = ""] = name.split("-");
				return Number(rank) > rankOf(level) && isAlive(Number(pid));
			});
			return waits;
		},
		close: () => rmSync(own, { force: true }),
	};
}

/** A file that a process left behind when it was ended counts no more. */
function isAlive(pid: number): boolean {
	if (!Number.isSafeInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}
