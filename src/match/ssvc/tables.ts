/** The tables of data/ssvc. */
import bod2604Table from "../../../data/ssvc/cisa-bod-26-04.json" with { type: "json" };
import cisaCoordinator from "../../../data/ssvc/cisa-coordinator.json" with { type: "json" };
import coordinatorPublish from "../../../data/ssvc/coordinator-publish.json" with { type: "json" };
import coordinatorTriage from "../../../data/ssvc/coordinator-triage.json" with { type: "json" };
import deployer from "../../../data/ssvc/deployer.json" with { type: "json" };
import humanImpact from "../../../data/ssvc/human-impact.json" with { type: "json" };
import publicSafetyImpact from "../../../data/ssvc/public-safety-impact.json" with { type: "json" };
import supplier from "../../../data/ssvc/supplier.json" with { type: "json" };
import utility from "../../../data/ssvc/utility.json" with { type: "json" };
import type { DecisionTable } from "./decision-table.ts";

/** CISA BOD 26-04: how soon to remediate. */
export const BOD_26_04: DecisionTable = bod2604Table;

/** How soon the owner of a device applies a fix. */
export const DEPLOYER: DecisionTable = deployer;

/** All tables. */
export const TABLES: readonly DecisionTable[] = [
	BOD_26_04,
	DEPLOYER,
	supplier,
	cisaCoordinator,
	coordinatorTriage,
	coordinatorPublish,
	humanImpact,
	publicSafetyImpact,
	utility,
];
