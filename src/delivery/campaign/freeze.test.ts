/**
 * A campaign is frozen over a file system that keeps no more than it was asked to: what is not synced may be lost or torn, and a name in a
 * folder that is not synced may be missing while a later one is there. The power goes at every step.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { type CampaignDisk, freezeCampaign } from "./folder.ts";

type Entry =
	| { readonly kind: "file"; cached: Buffer; durable: Buffer }
	| { readonly kind: "folder"; names: Map<string, Entry>; durable: Map<string, Entry> };
type Folder = Extract<Entry, { kind: "folder" }>;

class PowerCut extends Error {}

const folder = (): Folder => ({ kind: "folder", names: new Map(), durable: new Map() });

/** A disk on which the power goes after so many steps. */
function faithfulDisk(stepsLeft: number) {
	const root = folder();
	root.names.set("data", folder());
	root.durable = new Map(root.names);
	let steps = 0;
	const step = () => {
		if (steps >= stepsLeft) throw new PowerCut();
		steps += 1;
	};
	const at = (path: string): Entry | undefined =>
		path
			.split("/")
			.filter((name) => name !== "")
			.reduce<Entry | undefined>((entry, name) => (entry?.kind === "folder" ? entry.names.get(name) : undefined), root);
	const parent = (path: string): readonly [Folder, string] => {
		const cut = path.lastIndexOf("/");
		const held = at(path.slice(0, cut));
		if (held?.kind !== "folder") throw new Error(`there is no folder for ${path}`);
		return [held, path.slice(cut + 1)];
	};
	const disk: CampaignDisk = {
		async mkdir(path) {
			const names = path.split("/").filter((name) => name !== "");
			for (let n = 1; n <= names.length; n += 1) {
				const each = `/${names.slice(0, n).join("/")}`;
				if (at(each) !== undefined) continue;
				step();
				const [into, name] = parent(each);
				into.names.set(name, folder());
			}
		},
		async open(path, flags) {
			step();
			const [into, name] = parent(path);
			if (flags === "w") into.names.set(name, { kind: "file", cached: Buffer.alloc(0), durable: Buffer.alloc(0) });
			const entry = at(path);
			if (entry === undefined) throw new Error(`there is no ${path}`);
			return {
				async writeFile(part) {
					step();
					if (entry.kind === "file") entry.cached = Buffer.concat([entry.cached, Buffer.from(part)]);
				},
				async sync() {
					step();
					if (entry.kind === "file") entry.durable = entry.cached;
					else entry.durable = new Map(entry.names);
				},
				close: async () => undefined,
			};
		},
		async rename(from, to) {
			step();
			const [out, name] = parent(from);
			const [into, newName] = parent(to);
			const entry = out.names.get(name);
			if (entry === undefined) throw new Error(`there is no ${from}`);
			out.names.delete(name);
			into.names.set(newName, entry);
		},
	};
	/** What is there when the power is back; `chance` says of each thing that was not synced whether it is. */
	const afterCut = (chance: () => number): Map<string, Buffer> => {
		const files = new Map<string, Buffer>();
		const walk = (entry: Entry, path: string): void => {
			if (entry.kind === "file") {
				const rest = entry.cached.subarray(entry.durable.length);
				files.set(path, Buffer.concat([entry.durable, rest.subarray(0, Math.floor(chance() * (rest.length + 1)))]));
				return;
			}
			const names = new Map(entry.durable);
			for (const [name, each] of entry.names) if (names.get(name) !== each && chance() < 0.5) names.set(name, each);
			for (const name of entry.durable.keys()) if (!entry.names.has(name) && chance() < 0.5) names.delete(name);
			for (const [name, each] of names) walk(each, `${path}/${name}`);
		};
		walk(root, "");
		return files;
	};
	return { disk, afterCut, steps: () => steps };
}

const LINES = ['{"to":"a@example.org"}\n', '{"to":"b@example.org"}\n', '{"to":"c@example.org"}\n'];
const WHOLE = LINES.join("");
const FACTS = { audienceSha256: createHash("sha256").update(WHOLE).digest("hex") };
const [FACTS_PATH, AUDIENCE_PATH] = ["/data/campaigns/campaign01/campaign.json", "/data/campaigns/campaign01/audience.jsonl"];

async function frozenUntil(stepsLeft: number) {
	const faithful = faithfulDisk(stepsLeft);
	let isDone = false;
	try {
		await freezeCampaign("/data", "campaign01", LINES, () => FACTS, faithful.disk);
		isDone = true;
	} catch (error) {
		if (!(error instanceof PowerCut)) throw error;
	}
	return { ...faithful, isDone };
}

test("wherever the power goes, a campaign is whole or is none; once it is frozen it stays", async () => {
	const all = (await frozenUntil(Number.POSITIVE_INFINITY)).steps();
	assert.ok(all > 10, String(all));
	let [whole, none] = [0, 0];
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 0, max: all }),
			fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 12 }),
			async (stepsLeft, chances) => {
				const { afterCut, isDone } = await frozenUntil(stepsLeft);
				let next = 0;
				const left = afterCut(() => chances[next++ % chances.length] ?? 0);
				const facts = left.get(FACTS_PATH);
				if (facts === undefined) {
					assert.equal(isDone, false, "what was frozen is gone");
					none += 1;
					return;
				}
				assert.deepEqual(JSON.parse(facts.toString("utf8")), FACTS);
				assert.equal(left.get(AUDIENCE_PATH)?.toString("utf8"), WHOLE);
				whole += 1;
			},
		),
		{ numRuns: 3000 },
	);
	assert.ok(whole > 0 && none > 0, "both were met");
});
