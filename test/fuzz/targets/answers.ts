/** The commands that answer line by line: `explain`, `order`, `model`; and a document of a stranger before a device of ours. */
import assert from "node:assert/strict";
import type { Advisory } from "../../../src/advisory/document.ts";
import { readAny } from "../../../src/advisory/read-any.ts";
import type { Catalogue } from "../../../src/catalog/catalogue.ts";
import { firmwareSchemes } from "../../../src/catalog/firmware/schemes.ts";
import { explainLines } from "../../../src/cli/explain.ts";
import { model, order } from "../../../src/cli/order.ts";
import { CallError, type Ports } from "../../../src/cli/ports.ts";
import { ok } from "../../../src/core/result.ts";
import { compileLibrary } from "../../../src/match/compile.ts";
import { explain } from "../../../src/match/explain.ts";
import { createMatcher, type Matcher } from "../../../src/match/matcher.ts";
import { type Target, textOf } from "../target.ts";
import { bend, makeText, textInput } from "../text.ts";
import { documentTargets } from "./documents.ts";

/** Ports that answer from memory; a command that asks for another one fails. */
function portsOf(
	lines: readonly string[],
	out: string[],
	given: { readonly catalogue: Catalogue; readonly advisories: readonly Advisory[] },
): Ports {
	const ports: Partial<Ports> = {
		loadCatalogue: () => Promise.resolve(ok(given.catalogue)),
		readAdvisories: () => Promise.resolve({ advisories: given.advisories, problems: [], files: 1 }),
		catalogueAdvisories: "",
		today: () => "2026-11-24",
		async *input() {
			yield* lines;
		},
		out: (text: string) => {
			out.push(text);
			return Promise.resolve();
		},
		say: () => undefined,
	};
	return ports as Ports;
}

/** A call that may refuse what it was given, and nothing else. */
async function called(work: () => Promise<number>): Promise<string> {
	try {
		return String(await work());
	} catch (error) {
		if (error instanceof CallError) return error.problem.code;
		throw error;
	}
}

/** What a judgement may say, whatever stands in the question. */
const VERDICTS = new Set(["known_affected", "under_investigation", "fixed", "known_not_affected"]);

/** The targets that need the shipped catalogue and its advisories. */
export function answerTargets(catalogue: Catalogue, advisories: readonly Advisory[]): readonly Target[] {
	const ids = advisories.map(({ id }) => id);
	const few = advisories.slice(0, 3);
	const matcher: Matcher = createMatcher(compileLibrary(advisories, catalogue), catalogue);
	const question: Target = {
		name: "explain",
		make(chance, seeds) {
			const scheme = seeds.firmware.get(chance.pick([...seeds.firmware.keys()])) ?? [];
			const input = textInput(chance, chance.once(2) ? seeds.models : scheme, seeds.models, scheme);
			return { ...input, texts: [...input.texts, chance.pick(ids)] };
		},
		most: (length) => 200_000 + 100 * length,
		run(input) {
			const [a, b, c, advisory] = [textOf(input), textOf(input, 1), textOf(input, 2), textOf(input, 3)];
			const brand = ["Hikvision", "Dahua", "Axis", b][(input.option >> 2) % 4] ?? b;
			const device = input.option % 2 === 0 ? { brand, model: a, firmware: c } : { brand, model: b, firmware: a };
			const answer = explain(device, { advisory }, matcher);
			return {
				answer,
				laws: () => {
					assert.ok(answer.ok && VERDICTS.has(answer.value.verdict));
					// A firmware that nobody can read is never a reason to call a device safe because of its version.
					const silent = explain({ ...device, firmware: "\u0000?" }, { advisory }, matcher);
					if (silent.ok) assert.ok(silent.value.verdict !== "fixed", "fixed, although the firmware is not known");
				},
			};
		},
	};
	const lines: Target = {
		name: "explain lines",
		make(chance, seeds) {
			const device = {
				brand: "Hikvision",
				model: chance.pick(seeds.models),
				firmware: makeText(chance, seeds.ranges).text,
				oem_map: { manufacturer: "x" },
			};
			const line = JSON.stringify({
				id: chance.int(9),
				device,
				advisory: chance.pick(ids),
				cve: chance.once(2) ? "CVE-2021-36260" : undefined,
			});
			const bent = chance.once(2) ? line : bend(bend(line, chance, seeds.documents), chance, seeds.models);
			return { texts: [bent.slice(0, 65_536)], option: 0 };
		},
		async run(input) {
			const out: string[] = [];
			const code = await called(() => explainLines({ advisories: [] }, portsOf([textOf(input)], out, { catalogue, advisories: few })));
			return {
				answer: [code, out],
				laws: () => {
					assert.equal(out.length, textOf(input).trim() === "" ? 0 : 1, "one answer for one line");
					for (const line of out) assert.ok(typeof JSON.parse(line) === "object" && line.endsWith("\n"));
				},
			};
		},
	};
	const arguments_: Target = {
		name: "order and model",
		make: (chance, seeds) => textInput(chance, seeds.models, seeds.models),
		async run(input) {
			const out: string[] = [];
			const [text, other] = [textOf(input), textOf(input, 1)];
			const ports = portsOf([text, `${text}\t${other}`, other], out, { catalogue, advisories: few });
			const ids = [...firmwareSchemes.keys(), other];
			const scheme = ids[input.option % ids.length] ?? other;
			const code = await called(() =>
				input.option % 2 === 0 ? order(scheme, ports) : model(text, { csaf: input.option % 3 === 0, vendor: other }, ports),
			);
			return { answer: [code, out] };
		},
	};
	const [documents] = documentTargets;
	const stranger: Target = {
		name: "documents matched",
		milliseconds: 300,
		make: (chance, seeds) => documents?.make(chance, seeds) ?? { texts: [], option: 0 },
		most: (length) => 200_000 + 300 * length,
		run(input) {
			const read = readAny(new TextEncoder().encode(textOf(input)), "fuzz.json");
			const [first] = read.ok ? read.value : [];
			if (first === undefined) return { answer: null };
			const own = createMatcher(compileLibrary([first], catalogue), catalogue);
			const product = first.products[input.option % Math.max(1, first.products.length)];
			const device = {
				brand: product?.vendor ?? "Hikvision",
				model: product?.models[0]?.text ?? product?.name,
				firmware: "V5.4.5 build 170124",
			};
			const known = explain(device, { advisory: first.id }, own);
			return {
				answer: known,
				laws: () => {
					const silent = explain({ ...device, firmware: undefined }, { advisory: first.id }, own);
					assert.ok(known.ok && silent.ok);
					if (known.ok && silent.ok && known.value.verdict === "known_affected")
						assert.ok(
							silent.value.verdict === "known_affected" || silent.value.verdict === "under_investigation",
							`affected at a version, and ${silent.value.verdict} without one`,
						);
				},
			};
		},
	};
	return [question, lines, arguments_, stranger];
}
