/** Distributions of counts against R 4.2.2 (`pnbinom`, `qnbinom`, `ppois`, `qpois`), and against their own sums. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { countCdf, countMass, countQuantile, countTail } from "./count.ts";

function close(actual: number, expected: number, what: string): void {
	assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.abs(expected), `${what}: ${actual} is not ${expected}`);
}

// count, mean, phi, P(X <= count), P(X >= count); size = mean / (phi - 1), prob = 1 / phi
for (const [x, mean, phi, lower, upper] of [
	[0, 0.01, 4, 0.9953896791032291, 1],
	[2, 0.01, 4, 0.9988144417178937, 0.002121846699012868],
	[1, 0.01, 4, 0.9978781533009871, 0.004610320896770941],
	[14, 3.3, 4, 0.9836456767211281, 0.021682097076512995],
	[1021213, 1000000, 50, 0.9985663770934459, 0.001434276107506276],
	[2, 0.7, 1.3, 0.9463842179436391, 0.16589865537170792],
	[1003421, 1000000, 1.3, 0.9986455953764155, 0.001358303124201157],
	[992929, 1000000, 50, 0.15867279000708837, 0.8413615905069709],
	[2003, 2345.6, 50, 0.15799833253627837, 0.8427824486395064],
	[5, 3.3, 1.3, 0.8577519588827652, 0.25191302241305263],
	[1, 0.7, 50, 0.958885949395712, 0.05435310710482043],
	[2787, 2345.6, 1.3, 0.9999999999999942, 6.631200113079683e-15],
	[2, 0.7, 4, 0.9088398539488874, 0.14972932300377786],
	[0, 0.01, 1.3, 0.9912926549512363, 1],
	[2346, 2345.6, 1.3, 0.5084275134257528, 0.4987958248225326],
	[2688, 2345.6, 50, 0.8423910148848066, 0.15825275675852407],
	[1, 0.7, 1.3, 0.8341013446282921, 0.45783412599161033],
	[42, 50, 1.3, 0.17693732150313038, 0.8554547184483373],
	[2297, 2345.6, 1, 0.16032384020799287, 0.8446894861859069],
	[1000000, 1000000, 1, 0.5002659614862837, 0.5001329807608725],
	[107, 50, 1, 0.9999999999991762, 1.7929092576485318e-12],
	[2491, 2345.6, 1, 0.9985842743803993, 0.0015122790869661598],
	[18, 3.3, 1, 0.9999999974234711, 1.4985566723606423e-8],
	[1003000, 1000000, 1, 0.9986464098708988, 0.0013580352726831303],
	[0, 0.01, 1, 0.990049833749168, 1],
	[2394, 2345.6, 1, 0.843663029149918, 0.16130224800969392],
] as const) {
	test(`probabilities of ${x} with mean ${mean} and phi ${phi}`, () => {
		close(countCdf(x, { mean, phi }), lower, "lower");
		close(countTail(x, { mean, phi }), upper, "upper");
	});
}

// p, mean, phi, smallest count that reaches p
for (const [p, mean, phi, x] of [
	[0.999999999999, 0.01, 1, 4],
	[0.995, 3.3, 50, 88],
	[0.999999999999, 50, 4, 211],
	[0.005, 3.3, 4, 0],
	[0.005, 50, 1, 33],
	[0.9, 50, 1.3, 60],
	[0.99999, 2345.6, 1, 2555],
	[0.1, 0.7, 1.3, 0],
	[0.999999999999, 2345.6, 1.3, 2747],
	[0.995, 0.7, 1.3, 4],
	[0.9, 0.7, 50, 0],
	[0.5, 0.7, 50, 0],
	[0.99999, 0.01, 1, 2],
	[0.99999, 1000000, 4, 1008550],
	[0.5, 3.3, 4, 2],
	[0.9, 0.7, 1.3, 2],
	[0.1, 0.7, 1, 0],
	[0.1, 2345.6, 1, 2284],
	[0.99999, 1000000, 1.3, 1004867],
	[0.9, 3.3, 50, 7],
	[0.5, 2345.6, 1, 2345],
	[0.999999999999, 1000000, 4, 1014125],
	[0.99999, 0.7, 1.3, 9],
	[0.1, 50, 4, 33],
	[0.1, 50, 1.3, 40],
	[0.005, 1000000, 50, 981879],
	[0.99999, 1000000, 50, 1030441],
	[0.999999999999, 2345.6, 4, 3084],
	[0.1, 3.3, 50, 0],
	[0.9, 1000000, 1.3, 1001461],
] as const) {
	test(`quantile ${p} with mean ${mean} and phi ${phi}`, () => assert.equal(countQuantile(p, { mean, phi }), x));
}

const laws = fc.record({
	mean: fc.double({ min: 1e-6, max: 1e5, noNaN: true }),
	phi: fc.oneof(fc.constant(1), fc.double({ min: 1.001, max: 60, noNaN: true })),
});

test("a quantile is the smallest count whose probability is reached", () => {
	fc.assert(
		fc.property(laws, fc.double({ min: 1e-6, max: 1 - 1e-9, noNaN: true }), (law, p) => {
			const x = countQuantile(p, law);
			assert.ok(countCdf(x, law) >= p * (1 - 1e-13));
			if (x > 0) assert.ok(countCdf(x - 1, law) < p);
		}),
	);
});

test("both tails and the mass add up, and the tail falls with the count", () => {
	fc.assert(
		fc.property(laws, fc.nat(3000), (law, x) => {
			assert.ok(Math.abs(countCdf(x, law) + countTail(x, law) - countMass(x, law) - 1) < 1e-9);
			assert.ok(countTail(x + 1, law) <= countTail(x, law) * (1 + 1e-9));
		}),
	);
});

test("what is no law has no quantile, and the ends are 0 and infinity", () => {
	for (const law of [
		{ mean: Number.NaN, phi: 1 },
		{ mean: -1, phi: 1 },
		{ mean: 1, phi: 0.5 },
	])
		assert.ok(Number.isNaN(countQuantile(0.5, law)));
	assert.equal(countQuantile(0, { mean: 5, phi: 2 }), 0);
	assert.equal(countQuantile(1, { mean: 5, phi: 2 }), Number.POSITIVE_INFINITY);
	assert.equal(countQuantile(0.999, { mean: 0, phi: 2 }), 0);
});
