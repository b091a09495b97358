// A mail server that takes everything and looks at nothing, in a process of its own: prints its port. The same for both sides.
import { createServer } from "node:net";

const END = Buffer.from("\r\n.\r\n");
const server = createServer((socket) => {
	let [rest, isData] = [Buffer.alloc(0), false];
	socket.setNoDelay(true);
	socket.on("error", () => socket.destroy());
	socket.write("220 sink\r\n");
	socket.on("data", (part) => {
		rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
		let said = "";
		for (;;) {
			const end = isData ? rest.indexOf(END) : rest.indexOf("\r\n");
			if (end < 0) break;
			const verb = isData ? "" : rest.toString("latin1", 0, 4).toUpperCase();
			rest = rest.subarray(end + (isData ? 5 : 2));
			if (isData) said += "250 2.0.0 Ok\r\n";
			else if (verb === "EHLO") said += "250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n";
			else if (verb === "DATA") said += "354 go on\r\n";
			else if (verb === "QUIT") said += "221 bye\r\n";
			else said += "250 Ok\r\n";
			isData = verb === "DATA";
		}
		if (said !== "") socket.write(said);
	});
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
