/** Firmware as the pages of devices print it, beside the same maker's other forms. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compareWithin } from "./compare-within.ts";
import type { Order } from "./scheme.ts";
import { findScheme } from "./schemes.ts";

const ROWS: readonly (readonly [scheme: string, a: string, order: Order, b: string])[] = [
	["acti", "A1D-500-V6.16.04-AC", "<", "A1D-500-V6.17.02-AC"],
	["acti", "A1D-500-V6.16.04-AC", "?", "A1D-310-V6.17.02-AC"],
	["acti", "A1D-500-V6.16.04-AC", "?", "A1D-500-V6.16.04-NB"],
	["zavio", "M2.1.6.05", "=", "v2.1.6.05"],
	["zavio", "M2.1.6.03", "<", "M2.1.6.05"],
	["uniview", "IPC_D1201-B0021P02D1912", "<", "IPC_D1201-B0023P10D2003"],
	["uniview", "IPC_D1201-B0021P02D1912", "?", "IPC_D1202-B0023P10D2003"],
	["uniview", "IPC_D1201-B0023P02D1912", "?", "IPC_D1201-B0021P10D2003"],
	["tvt", "5.1.3.0B200812.N0W.U1(32A416W)", "<", "5.1.3.0B210812.N0W.U1(32A416W)"],
	["tvt", "5.1.3.0B200812.N0W.U1(32A416W)", "?", "5.1.3.0B210812.N0W.U1(32A4162)"],
	["xiongmai", "V4.02.R11.Nat.OnvifS.20170327", "<", "V4.02.R11.Nat.OnvifS.20180327"],
	["xiongmai", "V4.02.R11.Nat.OnvifS.20170327", "?", "V4.02.R11.A6531149.12001.131900.00000"],
	["vivotek", "VVTK-0104a", "=", "0104a"],
	["vivotek", "VVTK-0104a", "<", "0104b"],
	["geovision", "V1.02 2014-05-28", "=", "V1.02_2014_05_28"],
	["geovision", "V1.10_211130", "<", "V1.11_220301"],
	["dahua", "4.001.0000001.3.R.20200512", "<", "4.001.0000001.5.R.210709"],
	["dahua", "2.800.0000000.31.R, Build Date: 2021-06-22", "=", "2.800.0000000.31.R.210622"],
	["hikvision", "V5.5.800 build 210628", "=", "V5.5.800_210628"],
	["reolink", "v3.0.0.136_20121111", ">", "v3.0.0.136_20121102"],
	["mobotix", "MX-V4.4.2.73", "<", "MX-V4.7.2.18"],
];

test("every form is read by its maker's scheme and ordered as far as it says", () => {
	for (const [id, a, order, b] of ROWS) {
		const scheme = findScheme(id);
		assert.ok(scheme);
		assert.ok(scheme.parse(a).ok && scheme.parse(b).ok, `${id} reads ${a} and ${b}`);
		assert.equal(compareWithin(scheme, a, b).order, order, `${a} ${order} ${b}`);
	}
});
