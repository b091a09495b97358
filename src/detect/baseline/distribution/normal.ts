/**
 * The normal distribution: probabilities after Cody (1969), Rational Chebyshev approximations for the error function, Math. Comp. 23, and a
 * continued fraction beyond;
 * quantiles after Wichura (1988), Algorithm AS 241, Appl. Statist. 37. Both hold about 16 digits.
 */

const NEAR_TOP = [2.235_252_035_460_683_7, 161.028_231_068_555_87, 1067.689_485_460_371, 18_154.981_253_343_56, 0.065_682_337_918_207_45];
const NEAR_BOTTOM = [47.202_581_904_688_24, 976.098_551_737_776_7, 10_260.932_208_618_979, 45_507.789_335_026_73];
const MIDDLE_TOP = [
	0.398_941_512_088_134_66, 8.883_149_794_388_377, 93.506_656_132_177_85, 597.270_276_394_800_2, 2494.537_585_290_372_6,
	6848.190_450_536_283, 11_602.651_437_647_35, 9842.714_838_383_978, 1.076_557_677_372_019_2e-8,
];
const MIDDLE_BOTTOM = [
	22.266_688_044_328_117, 235.387_901_782_625, 1519.377_599_407_554_7, 6485.558_298_266_761, 18_615.571_640_885_097, 34_900.952_721_145_98,
	38_912.003_286_093_27, 19_685.429_676_859_992,
];
/** P(X > x) for a standard normal X. */
export function normalTail(x: number): number {
	if (Number.isNaN(x)) return Number.NaN;
	const size = Math.abs(x);
	if (size <= 0.674_489_75) return 0.5 - x * ratio(NEAR_TOP, NEAR_BOTTOM, x * x);
	const far = size > 38 ? 0 : upperTail(size);
	return x > 0 ? far : 1 - far;
}

function upperTail(x: number): number {
	// exp(−x²/2) in two factors: the first has an exact argument.
	const rough = Math.trunc(x * 16) / 16;
	const scale = Math.exp(-0.5 * rough * rough) * Math.exp(-0.5 * (x - rough) * (x + rough));
	if (x <= 5.656_854_249_492_381) return scale * ratio(MIDDLE_TOP, MIDDLE_BOTTOM, x);
	// The continued fraction of Abramowitz and Stegun (1964) 26.2.14: so far out, forty steps leave nothing over.
	let fraction = x;
	for (let n = 40; n > 0; n -= 1) fraction = x + n / fraction;
	return (scale * 0.398_942_280_401_432_7) / fraction;
}

/** Cody's quotient: the last coefficient on top leads, the polynomial below is monic. */
function ratio(top: readonly number[], bottom: readonly number[], x: number): number {
	const last = top.length - 1;
	let above = (top[last] as number) * x;
	let below = x;
	for (let i = 0; i < last - 1; i += 1) {
		above = (above + (top[i] as number)) * x;
		below = (below + (bottom[i] as number)) * x;
	}
	return (above + (top[last - 1] as number)) / (below + (bottom[last - 1] as number));
}

const CENTRE_TOP = [
	3.387_132_872_796_366_5, 133.141_667_891_784_38, 1971.590_950_306_551_3, 13_731.693_765_509_46, 45_921.953_931_549_87,
	67_265.770_927_008_7, 33_430.575_583_588_13, 2509.080_928_730_122_7,
];
const CENTRE_BOTTOM = [
	1, 42.313_330_701_600_91, 687.187_007_492_057_9, 5394.196_021_424_751, 21_213.794_301_586_597, 39_307.895_800_092_71,
	28_729.085_735_721_943, 5226.495_278_852_854,
];
const MID_TOP = [
	1.423_437_110_749_683_5, 4.630_337_846_156_546, 5.769_497_221_460_691, 3.647_848_324_763_204_5, 1.270_458_252_452_368_4,
	0.241_780_725_177_450_6, 0.022_723_844_989_269_184, 0.000_774_545_014_278_341_4,
];
const MID_BOTTOM = [
	1, 2.053_191_626_637_759, 1.676_384_830_183_803_8, 0.689_767_334_985_1, 0.148_103_976_427_480_08, 0.015_198_666_563_616_457,
	0.000_547_593_808_499_534_5, 1.050_750_071_644_416_9e-9,
];
const TAIL_TOP = [
	6.657_904_643_501_103, 5.463_784_911_164_114, 1.784_826_539_917_291_3, 0.296_560_571_828_504_87, 0.026_532_189_526_576_124,
	0.001_242_660_947_388_078_4, 2.711_555_568_743_487_6e-5, 2.010_334_399_292_288_1e-7,
];
const TAIL_BOTTOM = [
	1, 0.599_832_206_555_887_9, 0.136_929_880_922_735_8, 0.014_875_361_290_850_615, 0.000_786_869_131_145_613_3, 1.846_318_317_510_054_8e-5,
	1.421_511_758_316_446e-7, 2.044_263_103_389_939_7e-15,
];

/** The x with P(X ≤ x) = p for a standard normal X; −∞ and ∞ at 0 and 1, NaN outside. */
export function normalQuantile(p: number): number {
	if (!(p >= 0 && p <= 1)) return Number.NaN;
	if (p === 0) return Number.NEGATIVE_INFINITY;
	if (p === 1) return Number.POSITIVE_INFINITY;
	const q = p - 0.5;
	if (Math.abs(q) <= 0.425) {
		const r = 0.180_625 - q * q;
		return (q * polynomial(CENTRE_TOP, r)) / polynomial(CENTRE_BOTTOM, r);
	}
	const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
	const value =
		r <= 5 ? polynomial(MID_TOP, r - 1.6) / polynomial(MID_BOTTOM, r - 1.6) : polynomial(TAIL_TOP, r - 5) / polynomial(TAIL_BOTTOM, r - 5);
	return q < 0 ? -value : value;
}

function polynomial(coefficients: readonly number[], x: number): number {
	let value = 0;
	for (let i = coefficients.length - 1; i >= 0; i -= 1) value = value * x + (coefficients[i] as number);
	return value;
}
