/**
 * What the signals of a device add to what is stated of it: makers that nothing else names, and contradictions.
 *
 * They are kept apart from the stated faces and judged apart (with-signals.ts): a MAC address may be a switch's, a firmware text a guess,
 * and none of it may turn an alarm or a question into "not affected" (docs/signals.md).
 */
import type { Catalogue } from "../catalog/catalogue.ts";
import { compact } from "../catalog/model/tidy.ts";
import { type ShownSignal, signalsIn } from "../catalog/signal/signal-finder.ts";
import type { VendorId } from "../catalog/vendor.ts";
import type { Face, Faces } from "./face.ts";
import type { Identity } from "./identity.ts";
import { fromCatalogue, fromInventory, weakest } from "./proof.ts";
import { addRelabels } from "./relabel-faces.ts";
import type { Reason } from "./verdict.ts";

/** What signals add. */
export interface Hints {
	/** Under which an advisory may speak of the device as well; empty where the signals agree with what is stated. */
	readonly faces: readonly Face[];
	/** A model in the serial number that is another than the stated one: what is found through it is a question, no alarm. */
	readonly doubted: boolean;
	/** Each signal, then each contradiction: shown in every proof. */
	readonly because: readonly Reason[];
	/** The contradictions in words. */
	readonly contradictions: readonly string[];
}

/** The hints of an identity; `undefined` where it shows no signal. */
export function hintsOf(identity: Identity, { faces }: Pick<Faces, "faces">, catalogue: Catalogue): Hints | undefined {
	if (identity.signals === undefined) return undefined;
	const shown = signalsIn(identity.signals, (id) => catalogue.signal(id));
	if (shown.length === 0) return undefined;
	const stated = statedOf(identity, faces, catalogue);
	const found: Face[] = [];
	for (const one of shown) addFaces(one, identity, stated, catalogue, found);
	const disputes = [...clashes(shown, stated, catalogue), ...labelClashes(shown, stated, catalogue)];
	const another = shown.flatMap((one) => otherModel(one, identity, stated, catalogue));
	const contradictions = [...new Set([...disputes, ...another])];
	return {
		faces: found,
		doubted: another.length > 0,
		because: [
			...shown.map(reasonOf),
			...contradictions.map((words) => fromInventory("relabel", "signal/contradiction", words, identity.signals ?? "")),
		],
		contradictions,
	};
}

/** What the inventory and the catalogue say without signals. */
interface Stated {
	readonly faces: readonly Face[];
	/** Those whose vendor the catalogue knows. */
	readonly known: readonly Face[];
	/** Maker and model are known: a model of that maker's own families, or the catalogue's map. */
	readonly settled: boolean;
	/** A maker is named, on the label or beside it. */
	readonly makerNamed: boolean;
	/** Whether there is a label. */
	readonly labelled: boolean;
}

function statedOf(identity: Identity, faces: readonly Face[], catalogue: Catalogue): Stated {
	const known = faces.filter((face) => catalogue.vendor(face.vendor) !== undefined);
	const settled = known.some(
		({ how, vendor, model, confidence }) =>
			confidence !== "low" &&
			model !== undefined &&
			(how === "relabel_map" || how === "own_map" || catalogue.familyOf(model, vendor) !== undefined),
	);
	const makerNamed = known.some(
		({ how, vendor }) => (how === "label" || how === "stated_maker") && catalogue.vendor(vendor)?.roles.includes("maker") === true,
	);
	return { faces, known, settled, makerNamed, labelled: identity.brand !== undefined };
}

/** The same house, or one of them is known to build for the other. */
function related(a: VendorId, b: VendorId, catalogue: Catalogue): boolean {
	if (a === b || catalogue.withParents(a).includes(b) || catalogue.withParents(b).includes(a)) return true;
	return builds(a, b, catalogue) || builds(b, a, catalogue);
}

function builds(maker: VendorId, brand: VendorId, catalogue: Catalogue): boolean {
	return catalogue.relabelsOf(brand).some((fact) => fact.maker === maker && fact.evidence !== "image_match");
}

/** The grade of one signal: a serial number's form says less where no model of the maker stands in it. */
function gradeOf({ signal, model }: ShownSignal, catalogue: Catalogue): "medium" | "low" {
	if (signal.kind !== "serial_form") return signal.confidence;
	return model !== undefined && catalogue.familyOf(model, signal.vendor) !== undefined ? signal.confidence : "low";
}

function addFaces(shown: ShownSignal, identity: Identity, stated: Stated, catalogue: Catalogue, found: Face[]): void {
	const { signal } = shown;
	const confidence = gradeOf(shown, catalogue);
	const because = [reasonOf(shown)];
	const add = (face: Omit<Face, "vendors" | "how">) => {
		const same = (other: Face) => other.vendor === face.vendor && other.model === face.model;
		if (stated.faces.some(same)) return;
		const at = found.findIndex(same);
		const made: Face = { ...face, how: "signal", vendors: catalogue.withParents(face.vendor) };
		if (at < 0) found.push(made);
		else if (found[at]?.confidence === "low" && made.confidence !== "low") found[at] = made;
	};
	const ofFamily = (model: string | undefined) =>
		model !== undefined && catalogue.familyOf(model, signal.vendor) !== undefined ? model : undefined;
	const inSerial = ofFamily(shown.model);
	if (inSerial !== undefined && !isStatedModel(inSerial, stated)) add({ vendor: signal.vendor, model: inSerial, confidence, because });
	if (stated.known.some((face) => related(face.vendor, signal.vendor, catalogue))) return;
	// Where maker and model are known a weak sign contradicts and does not outweigh; nor does a form of text that anybody may write
	// outweigh a maker who is named.
	const isForm = signal.kind === "firmware_grammar" || signal.kind === "port";
	if (confidence === "low" && (stated.settled || (isForm && stated.makerNamed))) return;
	// A sign by itself does not make a label's own model name the maker's; the maker's own name beside a stronger sign does.
	const own = stated.labelled && confidence === "low" ? undefined : ofFamily(identity.model);
	const isBrand = catalogue.vendor(signal.vendor)?.roles.includes("maker") !== true;
	add({ vendor: signal.vendor, model: isBrand && !stated.labelled ? identity.model : own, confidence, because });
	if (signal.brand !== undefined && !stated.labelled) add({ vendor: signal.brand, model: identity.model, confidence: "low", because });
	if (!isBrand) return;
	addRelabels({ vendor: signal.vendor }, identity, catalogue, false, {
		add: (face) => add({ ...face, confidence: weakest(face.confidence, confidence), because: [...because, ...face.because] }),
		candidate: () => undefined,
	});
}

/** Serial numbers often carry a shortened model: one that begins like the other is no other. */
function isStatedModel(model: string, { faces }: Stated): boolean {
	const key = compact(model);
	return faces.some((face) => {
		const own = compact(face.model ?? "");
		return own !== "" && (own.startsWith(key) || key.startsWith(own));
	});
}

/** Signals beside stated makers, and signals beside each other, that no house or relabel joins. */
function clashes(shown: readonly ShownSignal[], { known }: Stated, catalogue: Catalogue): readonly string[] {
	// A label by itself says nothing of who built the device.
	const makers = known.filter((face) => catalogue.vendor(face.vendor)?.roles.includes("maker") === true);
	const nameOf = (vendor: VendorId) => catalogue.vendor(vendor)?.name ?? vendor;
	const all = shown.map(({ signal }) => signal);
	const unlike = (a: VendorId, b: VendorId) => !related(a, b, catalogue);
	const withStated = all
		.filter(({ vendor }) => makers.length > 0 && known.every((face) => unlike(face.vendor, vendor)))
		.map(({ kind, vendor }) => {
			const others = [...new Set(makers.map((face) => nameOf(face.vendor)))].slice(0, 4).join(", ");
			return `${KIND_WORDS[kind]} points to ${nameOf(vendor)}, what is stated to ${others}`;
		});
	const among = all.flatMap((signal, at) =>
		all
			.slice(at + 1)
			.filter((other) => unlike(signal.vendor, other.vendor))
			.map(
				(other) => `${KIND_WORDS[signal.kind]} points to ${nameOf(signal.vendor)}, ${KIND_WORDS[other.kind]} to ${nameOf(other.vendor)}`,
			),
	);
	return [...withStated, ...among];
}

/** Letters of one label in the firmware of another's device. */
function labelClashes(shown: readonly ShownSignal[], { faces }: Stated, catalogue: Catalogue): readonly string[] {
	const labels = faces.filter((face) => face.how === "label" && catalogue.vendor(face.vendor)?.roles.includes("brand") === true);
	return shown.flatMap(({ signal: { brand, vendor } }) => {
		if (brand === undefined || labels.length === 0 || labels.some((label) => related(label.vendor, brand, catalogue))) return [];
		const label = labels[0]?.vendor ?? "";
		// The maker's own label on firmware for another is odd too, but says nothing of who built it.
		if (labels.some((one) => one.vendor === vendor)) return [];
		return [
			`the firmware carries the letters of ${catalogue.vendor(brand)?.name ?? brand}, the label says ${catalogue.vendor(label)?.name ?? label}`,
		];
	});
}

function otherModel({ signal, model }: ShownSignal, identity: Identity, stated: Stated, catalogue: Catalogue): readonly string[] {
	if (model === undefined || identity.model === undefined || isStatedModel(model, stated)) return [];
	const both = catalogue.familyOf(model, signal.vendor) !== undefined && catalogue.familyOf(identity.model, signal.vendor) !== undefined;
	return both ? [`the serial number says ${model}, the inventory ${identity.model}`] : [];
}

const KIND_WORDS = {
	mac_prefix: "the MAC address",
	serial_form: "the serial number",
	firmware_grammar: "the firmware text",
	oem_infix: "the firmware text",
	board_id: "the board in the firmware text",
	protocol: "the protocol that it answers",
	port: "an open port",
} as const;

function reasonOf({ signal, model }: ShownSignal): Reason {
	const rule = `signal/${signal.kind.replaceAll("_", "-")}`;
	const line = signal.line === undefined ? "" : ` (${signal.line})`;
	const inside = model === undefined ? "" : `; the model in it is ${model}`;
	return fromCatalogue("relabel", rule, `${signal.says}${line}${inside} (${signal.confidence})`, `${signal.source}, ${signal.date}`);
}
