/** The reports of a data directory, for commands: figures are counted from what it holds, the catalogue's documents among it. */
import type { HeldReports } from "../../cli/report-ports.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { catalogueAdvisories, loadCatalogue } from "../../store/disk/catalogue-folder.ts";
import { openHeldPeople } from "../../store/held/held-people.ts";
import { WHO } from "../../store/held/said.ts";
import { reportingOver } from "./reporting.ts";
import { readSigner } from "./signing-key.ts";

/** Opens them; the directory then has no other owner. Problems: those of the store, of the catalogue, and `serve/bad-report-key`. */
export async function openReports(
	dataFolder: string,
	environment: Readonly<Record<string, string | undefined>>,
): Promise<Result<HeldReports, Problem>> {
	const catalogue = await loadCatalogue();
	if (!catalogue.ok) {
		const [problem] = catalogue.error;
		if (problem === undefined) throw new Error("the catalogue cannot be read, and nothing says why");
		return err(problem);
	}
	const opened = await openHeldPeople(dataFolder, "change");
	if (!opened.ok) return opened;
	const held = opened.value;
	const signer = readSigner(held.place, environment);
	if (!signer.ok) {
		await held.close();
		return signer;
	}
	await held.bringDocuments(catalogueAdvisories());
	const { reports, shelf } = held;
	const parts = { reports, shelf, catalogue: catalogue.value, signer: signer.value, now: Date.now };
	return ok({
		reporting: reportingOver({ ...parts, statistics: held.statistics }),
		who: WHO,
		organisationId: () => held.people.defaultOrganisation({ name: held.organisation, who: WHO, at: Date.now() }),
		close: () => held.close(),
	});
}
