/** A small fleet in a real store with the catalogue's documents, and the desk that answers about it, without a thread. */
import assert from "node:assert/strict";
import type { ImportDesk } from "../../src/http/import-port.ts";
import type { Documents, Fleets, Intake } from "../../src/http/ports.ts";
import type { Device } from "../../src/inventory/device.ts";
import type { ImportRecord } from "../../src/inventory/ports.ts";
import { exportCsv } from "../../src/serve/fleet-client.ts";
import { createFleetDesk } from "../../src/serve/fleet-desk.ts";
import { createImportDesk } from "../../src/serve/import-desk.ts";
import { createImportRuns } from "../../src/serve/import-runs.ts";
import { createIntake } from "../../src/serve/intake.ts";
import { openUploads, type UploadBounds, type Uploads } from "../../src/serve/uploads.ts";
import { catalogueAdvisories, loadCatalogue } from "../../src/store/disk/catalogue-folder.ts";
import { keepCatalogue } from "../../src/store/held/hold-documents.ts";
import type { Store } from "../../src/store/open-store.ts";
import { bareDevice } from "./device.ts";

const loaded = await loadCatalogue();
assert.ok(loaded.ok);

/** The catalogue that ships. */
export const catalogue = loaded.value;

/** Fleets and documents over a store. */
export function fleetsOver(store: Store, now: () => number = Date.now): { readonly fleets: Fleets; readonly documents: Documents } {
	const desk = createFleetDesk(store, catalogue, now);
	return { fleets: { ...desk, export: (organisation, query) => exportCsv(desk, organisation, query) }, documents: desk.documents };
}

/** What brings inventories in, for the console and for programs, with files in a folder. */
export async function importsOver(
	store: Store,
	fleets: Fleets,
	folder: string,
	bounds: UploadBounds,
	now: () => number = Date.now,
	onDefect: (error: unknown) => void = (error) => {
		throw error;
	},
): Promise<{ readonly intake: Intake; readonly imports: ImportDesk; readonly uploads: Uploads; close(): Promise<void> }> {
	const uploads = await openUploads(folder, bounds, now);
	const parts = { uploads, inventory: store.inventory, rowLine: store.rowLine, fleets, now, onDefect };
	const runs = createImportRuns(parts);
	return { intake: createIntake(runs, parts), imports: createImportDesk(runs, parts), uploads, close: () => runs.close() };
}

/** Brings the catalogue's documents into a store. */
export async function withDocuments(store: Store): Promise<void> {
	assert.deepEqual(await keepCatalogue(store, catalogueAdvisories()), []);
}

const camera = (id: string, line: number, fields: Partial<Device>): Device =>
	bareDevice({ id, kind: "camera", place: { source: "fleet.csv", line }, ...fields });

/**
 * Six devices: two that the catalogue calls affected (one of them on the internet), one fixed, one without firmware, one whose maker
 * nobody knows, one of which no document speaks.
 */
export const SMALL_FLEET: readonly Device[] = [
	camera("gate-1", 2, {
		site: "Depot North",
		name: "Gate",
		brand: "Hikvision",
		model: "DS-2CD2142FWD-I",
		firmware: "V5.4.0 build 160530",
		exposure: "internet",
		addresses: ["203.0.113.7"],
		mac: "c0:56:e3:12:34:56",
	}),
	camera("gate-2", 3, {
		site: "Depot North",
		brand: "Hikvision",
		model: "DS-2CD2142FWD-I",
		firmware: "V5.4.0 build 160530",
		exposure: "internal",
	}),
	camera("hall-1", 4, {
		site: "Head Office",
		brand: "Hikvision",
		model: "DS-2CD2147G2-SU",
		firmware: "V5.5.800 build 210628",
		exposure: "internal",
	}),
	camera("hall-2", 5, { site: "Head Office", brand: "Hikvision", model: "DS-2CD2142FWD-I" }),
	camera("yard-1", 6, { site: "Yard", name: "Straße <b>", brand: "Noname Vision", model: "X-1", firmware: "1.0" }),
	camera("yard-2", 7, { brand: "Axis", model: "M3045-V", firmware: "11.11.73", exposure: "isolated" }),
];

/** Imports devices into an organisation as a whole list. */
export function importDevices(
	store: Pick<Store, "inventory">,
	organisationId: string,
	devices: readonly Device[] = SMALL_FLEET,
	at = Date.parse("2026-03-01T11:00:00Z"),
	source = "fleet.csv",
): Promise<ImportRecord> {
	const start = { organisation: "", organisationId, source, method: "csv", confidence: 0.8, observedAt: at, who: "test", at };
	return store.inventory.recordImport(start, [{ devices, rejected: [] }], () => ({ sha256: "00", bytes: 1, at }));
}
