/** The pace in all and to a domain, and the pauses of a domain that says it is too much. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createThrottle, isPace } from "./throttle.ts";

test("a second of the pace goes at once, then one after another", () => {
	const throttle = createThrottle({ perSecond: 10, perDomain: undefined });
	let sent = 0;
	for (let now = 1000; now < 6000; now += 10) if (throttle.take(`d${now % 3}`, now) === 0) sent += 1;
	// Ten at the start, and ten for each of the five seconds.
	assert.ok(sent >= 58 && sent <= 60, String(sent));
});

test("the pace of one domain holds no other up", () => {
	const throttle = createThrottle({ perSecond: undefined, perDomain: 1 });
	assert.equal(throttle.take("a", 1000), 0);
	assert.equal(throttle.take("a", 1000), 1000);
	assert.equal(throttle.take("b", 1000), 0);
	assert.equal(throttle.take("a", 2000), 0);
});

test("pauses double with each deferral for pace, and shrink with what is taken", () => {
	const throttle = createThrottle({ perSecond: undefined, perDomain: undefined });
	throttle.deferred("a", true, 0);
	assert.equal(throttle.take("a", 0), 1000);
	throttle.deferred("a", true, 500);
	assert.equal(throttle.take("a", 1000), 0, "what was underway when the pause began does not lengthen it");
	throttle.deferred("a", true, 1000);
	assert.equal(throttle.take("a", 1000), 2000);
	throttle.accepted("a");
	throttle.deferred("a", true, 4000);
	assert.equal(throttle.take("a", 4000), 2000);
	for (let n = 0; n < 30; n += 1) throttle.deferred("b", true, n * 3_600_000);
	assert.equal(throttle.take("b", 29 * 3_600_000), 600_000);
});

test("a full mailbox is no matter of pace, five in a row are", () => {
	const throttle = createThrottle({ perSecond: undefined, perDomain: undefined });
	for (let n = 0; n < 4; n += 1) throttle.deferred("a", false, 0);
	assert.equal(throttle.take("a", 0), 0);
	throttle.deferred("a", false, 0);
	assert.equal(throttle.take("a", 0), 1000);
	for (const [reply, expected] of [
		["421 4.7.0 too many", true],
		["421 busy", true],
		["450 4.7.1 greylisted", true],
		["451 4.3.0 temporary", true],
		["452 4.2.2 mailbox full", false],
		["450 later", false],
		["550 5.7.1 no", false],
	] as const)
		assert.equal(isPace(reply), expected, reply);
});
