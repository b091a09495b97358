/** Parameters of a method out of somebody's JSON: each checked, with R's default where it is absent or null. */
import type { Problem } from "../../core/problem.ts";
import type { Control } from "./method.ts";

/** Reads parameters one by one and keeps what was wrong. */
export interface ControlReader {
	/** A number within bounds. */
	number(name: string, fallback: number, bounds?: { readonly least?: number; readonly most?: number; readonly whole?: boolean }): number;
	flag(name: string, fallback: boolean): boolean;
	choice<T extends string>(name: string, allowed: readonly T[], fallback: T): T;
	/** The first thing that was wrong. */
	problem(): Problem | undefined;
}

/** A reader of a control. */
export function readControl(control: Control): ControlReader {
	let first: Problem | undefined;
	const refuse = (name: string, wanted: string) => {
		first ??= {
			code: "detect/bad-control",
			message: `${name} must be ${wanted}`,
			at: name,
			todo: "Mend it in the file given with --control.",
		};
	};
	return {
		number(name, fallback, { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY, whole = false } = {}) {
			const value = control[name] ?? fallback;
			if (typeof value === "number" && value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
			refuse(name, `${whole ? "a whole number" : "a number"} from ${least} to ${most}`);
			return fallback;
		},
		flag(name, fallback) {
			const value = control[name] ?? fallback;
			if (typeof value === "boolean") return value;
			refuse(name, "true or false");
			return fallback;
		},
		choice(name, allowed, fallback) {
			const value = control[name] ?? fallback;
			const found = allowed.find((one) => one === value);
			if (found === undefined) refuse(name, `one of ${allowed.join(", ")}`);
			return found ?? fallback;
		},
		problem: () => first,
	};
}
