/** Publishes one revision after the other until it is killed. Arguments: data folder, site folder. */
import { createPublisher } from "../../src/delivery/provider/publisher.ts";
import { openShelf } from "../../src/delivery/provider/shelf.ts";
import { jsonBytes, NOW, ORIGIN, testDocument } from "../support/published-site.ts";

const [, , data = "", site = ""] = process.argv;
const shelf = await openShelf(data);
if (!shelf.ok) throw new Error(shelf.error.message);
const target = { open: site, closed: `${site}-protected` };
const publisher = createPublisher(shelf.value, target, undefined, () => NOW);
const held = shelf.value.state.documents.length;
for (let number = held + 1; number < 10_000; number++) {
	const document = testDocument({ id: `EX-2026-${String(number).padStart(5, "0")}`, label: "WHITE" });
	const done = await publisher.publish(jsonBytes(document), "child", { target, origin: ORIGIN, contact: undefined, role: undefined });
	if (!done.ok) throw new Error(done.error.message);
	process.stdout.write(".");
}
