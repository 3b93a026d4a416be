/** Autocannon, told as JSON what to do; its own command line takes no bodies but texts. Prints JSON. */
import autocannon from "autocannon";

const { base64, ...options } = JSON.parse(process.argv[2]);
const { non2xx, errors, requests, duration, latency } = await autocannon({
  ...options,
  method: "POST",
  body: Buffer.from(base64, "base64"),
});
process.stdout.write(JSON.stringify({ non2xx, errors, total: requests.total, took: duration, latency }));
