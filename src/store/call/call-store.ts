/** Calls that are done once, over an engine. */
import type { CallStore } from "../../core/calls.ts";
import type { Engine } from "../engine.ts";

/** Makes the store. */
export function callStore(engine: Engine): CallStore {
	return {
		claim: (call) => engine.write("claimCall", call),
		settle: (call) => engine.write("settleCall", call),
	};
}
