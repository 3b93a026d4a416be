/**
 * What mocks are measured by: node:http that reads the request to its end and answers as much under as many headers. With
 * JSON it parses the one and prints the other, as any server would; anything else it leaves alone, which is less than any could.
 */
import { createServer } from "node:http";

const { status, headers, json, base64 } = JSON.parse(process.argv[2]);
const bytes = base64 === undefined ? undefined : Buffer.from(base64, "base64");

const server = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const body = bytes ?? answerTo(Buffer.concat(chunks).toString("utf8"));
    response.writeHead(status, [...headers, "content-length", String(Buffer.byteLength(body))]);
    response.end(body);
  });
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));

function answerTo(text) {
  const input = JSON.parse(text);
  return typeof input === "object" ? JSON.stringify(json) : "";
}
