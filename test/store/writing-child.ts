/** A process of its own for the tests: opens a data directory and holds it, or writes batches and prints each once it is acknowledged. */
import { argv } from "node:process";
import { device, importAt, open } from "./stores.ts";

const [, , folder = "", work] = argv;
const store = await open({ dataFolder: folder });
console.log("ready");
if (work === "hold") setInterval(() => {}, 1000);
else {
	const importId = await store.inventory.beginImport(importAt(1));
	const write = async (batch: string): Promise<void> => {
		const devices = Array.from({ length: 50 }, (_, n) => device({ id: `${batch}-${n}`, name: batch }, n + 1));
		await store.inventory.addRows(importId, { devices, rejected: [] });
		console.log(batch);
	};
	// Several at once, so that they share commits.
	for (let round = 0; ; round += 1) await Promise.all([0, 1, 2, 3].map((n) => write(`${process.pid}-${round}-${n}`)));
}
