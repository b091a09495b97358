/** Normal and t distribution and the gamma function against R 4.2.2. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { digamma, logGamma, trigamma } from "./log-gamma.ts";
import { normalQuantile, normalTail } from "./normal.ts";
import { twoSidedT } from "./student-t.ts";

function close(actual: number, expected: number): void {
	assert.ok(
		Math.abs(actual - expected) <= 1e-12 * Math.max(0.01, Math.abs(expected)) || actual === expected,
		`${actual} is not ${expected}`,
	);
}

// x, lgamma, digamma, trigamma
for (const [x, gamma, first, second] of [
	[1e-6, 13.815509980749432, -1000000.57721402, 1000000000001.645],
	[0.3, 1.0957979948180756, -3.5025242222001323, 12.245364546107732],
	[1, 0, -0.5772156649015323, 1.6449340668482264],
	[1.5, -0.12078223763524518, 0.036489973978576895, 0.9348022005446793],
	[2, 0, 0.42278433509846747, 0.6449340668482264],
	[3.7, 1.428072326665388, 1.1671535393615113, 0.31003785767003833],
	[14.9, 24.924132002217277, 2.6674289762160424, 0.06941658320709582],
	[15, 25.191221182738683, 2.6743466616607936, 0.06893822784768382],
	[100.25, 360.28455963776423, 4.602671243274712, 0.010024978698123365],
	[100000, 1051287.7089736569, 11.512920464961896, 1.0000050000166665e-5],
	[1000000000, 19723265827.503716, 20.723265836446412, 1.0000000005000008e-9],
] as const) {
	test(`ln gamma and derivatives of ${x}`, () => {
		close(logGamma(x), gamma);
		close(digamma(x), first);
		close(trigamma(x), second);
	});
}

// x, pnorm(x, lower.tail = FALSE)
for (const [x, tail] of [
	[-9, 1],
	[-3, 0.9986501019683699],
	[-0.67, 0.7485711049046899],
	[-0.1, 0.539827837277029],
	[0, 0.5],
	[0.5, 0.30853753872598694],
	[0.7, 0.24196365222307298],
	[1.96, 0.024997895148220428],
	[3, 0.0013498980316300946],
	[5.6, 1.071759025831093e-8],
	[5.7, 5.990371401063528e-9],
	[8, 6.220960574271785e-16],
	[20, 2.7536241186062337e-89],
	[37, 5.725571222524577e-300],
] as const) {
	test(`normal tail of ${x}`, () => assert.ok(Math.abs(normalTail(x) / tail - 1) < 1e-13));
}

// p, qnorm(p)
for (const [p, x] of [
	[1e-300, -37.0470962993612],
	[1e-20, -9.262340089798405],
	[1e-10, -6.361340902404056],
	[0.001, -3.090232306167813],
	[0.025, -1.9599639845400538],
	[0.2, -0.8416212335729142],
	[0.5, 0],
	[0.7, 0.5244005127080407],
	[0.9, 1.2815515655446008],
	[0.995, 2.5758293035489],
	[0.999999, 4.753424308817089],
] as const) {
	test(`normal quantile of ${p}`, () => close(normalQuantile(p), x));
}

// t, degrees of freedom, 2 * pt(-t, df)
for (const [t, degrees, probability] of [
	[0.001, 1, 0.9993633804398389],
	[1.98, 1, 0.2977342365997051],
	[30, 1, 0.021212804811070848],
	[0.5, 3, 0.651447964848151],
	[4, 3, 0.02800845601014617],
	[0.001, 17, 0.9992137566787342],
	[1.98, 17, 0.06412699218027726],
	[30, 17, 3.6529326819125945e-16],
	[0.5, 200, 0.6176247523164607],
	[4, 200, 8.91309521859346e-5],
	[0.001, 1000, 0.9992023150184528],
	[1.98, 1000, 0.047977324549036714],
	[30, 1000, 1.5374687444045064e-141],
] as const) {
	test(`t of ${t} with ${degrees} degrees of freedom`, () => assert.ok(Math.abs(twoSidedT(t, degrees) / probability - 1) < 1e-11));
}

test("what is no probability has no quantile", () => {
	assert.ok([-0.1, 1.1, Number.NaN].map(normalQuantile).every(Number.isNaN));
	assert.deepEqual([0, 1].map(normalQuantile), [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
});
