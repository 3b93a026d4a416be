/** What the mock is measured by: node:http that reads and parses JSON, and answers with as much JSON under as many headers. */
import { createServer } from "node:http";

const { status, headers, answer } = JSON.parse(process.argv[2]);

const server = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const input = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    if (typeof input.ClientId !== "string") return response.writeHead(400).end();
    const body = JSON.stringify(answer);
    response.writeHead(status, [...headers, "content-length", String(Buffer.byteLength(body))]);
    response.end(body);
  });
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
