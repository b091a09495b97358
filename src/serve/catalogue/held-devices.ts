/** The devices of a data directory, of all its organisations, as answers count them; read beside a running server too. */
import type { Device } from "../../inventory/device.ts";
import { mayHold, openStoreToRead } from "../../store/open-store.ts";
import { StoreError } from "../../store/store-error.ts";
import { countedImports } from "../counted-imports.ts";

/** Gives them page by page; nothing where the directory holds none. */
export async function* heldDevices(dataFolder: string): AsyncGenerator<readonly Device[]> {
	if (!mayHold(dataFolder)) return;
	const opened = await openStoreToRead(dataFolder);
	if (!opened.ok) throw new StoreError(opened.error);
	const store = opened.value;
	try {
		const of = (await store.people.organisations()).map(({ id }) => id);
		const { counted } = countedImports(await store.inventory.imports(of));
		if (counted.length === 0) return;
		for await (const page of store.inventory.everyDevice({ of, seenIn: counted.map(({ id }) => id) }))
			yield page.map(({ device }) => device);
	} finally {
		await store.close();
	}
}
